package dev.tributary.engine.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkAddressTest {
    @ParameterizedTest
    @CsvSource({"203.0.113.7, 203.0.113.7", "2001:DB8::1, 2001:db8:0:0:0:0:0:1", "::ffff:203.0.113.7, 203.0.113.7"})
    void hasOneSpelling(String literal, String address) {
        assertThat(NetworkAddress.of(literal)).contains(address);
    }

    @ParameterizedTest
    @CsvSource({"shop.example", "1.2.3.4.5", "unknown"})
    void isALiteral(String other) {
        assertThat(NetworkAddress.of(other)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7, true",
        "203.0., 203.0., false",
        "203.0.*, 203.0., false",
        "10.1, 10.1, false",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1, true",
        "2001:DB8, 2001:db8, false"
    })
    void isFoundWholeOrByItsBeginning(String typed, String beginning, boolean whole) {
        assertThat(NetworkAddress.beginning(typed)).isEqualTo(beginning);
        assertThat(NetworkAddress.whole(beginning)).isEqualTo(whole);
    }
}
