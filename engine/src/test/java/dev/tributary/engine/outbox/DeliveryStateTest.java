package dev.tributary.engine.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DeliveryStateTest {
    /** Rows: from. Columns: to, in the order of the enum. */
    private static final String TABLE = """
            QUEUED     . X X . . X . .
            SENDING    X . X X X X X X
            SENT       . . . X X X . .
            DELIVERED  . . . . X X . .
            READ       . . . . . . . .
            FAILED     X . . . . . . .
            UNKNOWN    X . X X X X . .
            DEAD       X . . . . . . .
            """;

    @Test
    void theTableOfTransitionsIsExactlyThis() {
        String table = Arrays.stream(DeliveryState.values())
                .map(from -> "%-10s ".formatted(from)
                        + Arrays.stream(DeliveryState.values())
                                .map(to -> from.mayBecome(to) ? "X" : ".")
                                .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(table).isEqualTo(TABLE);
    }
}
