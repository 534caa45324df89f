package dev.tributary.rules.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.decision.House;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShippedBooksTest {
    private static final House FRESH = new House(Set.of("chat", "email", "messenger"), Set.of(), Set.of(), Set.of());

    private final BookCompiler compiler = new BookCompiler();

    @AfterEach
    void close() {
        compiler.close();
    }

    @Test
    void theShippedBooksPassOnAFreshInstallAndTheirExamplesHold() {
        assertThat(compiler.check(compiler.shipped(), FRESH, Locale.ENGLISH)).isEmpty();
        assertThat(compiler.compile(compiler.shipped()).rules()).hasSize(18);
    }
}
