package dev.tributary.engine.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChannelFieldTest {
    @Test
    void aFieldIsAskedForEverywhereUnlessItSaysWhere() {
        ChannelField always = new ChannelField("host", ChannelField.Kind.TEXT, true, "", List.of());
        ChannelField only = always.onlyWith("signIn", "password", "none");
        assertThat(always.asked(name -> "")).isTrue();
        assertThat(only.asked(Map.of("signIn", "none")::get)).isTrue();
        assertThat(only.asked(Map.of("signIn", "google")::get)).isFalse();
        assertThat(only.required()).isTrue();
    }
}
