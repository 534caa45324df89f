package dev.tributary.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.tributary.engine.decision.BookText;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.rules.Snapshots;
import dev.tributary.rules.book.BookCompiler;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What decisions and activations leave behind. */
class ActivationCostTest {
    private static final int RULES = 1_000;
    private static final Snapshot NO_MATCH = Snapshots.chat("Nothing that any of them looks for. ".repeat(9));

    private final BookCompiler compiler = new BookCompiler();

    @AfterEach
    void close() {
        compiler.close();
    }

    private static List<BookText> books() {
        List<BookText> books = new ArrayList<>();
        for (int book = 0; book < RULES / 100; book++) {
            StringBuilder text = new StringBuilder();
            for (int rule = 0; rule < 100; rule++) {
                String name = book + "x" + rule;
                text.append("rule('r%1$s') {\n on messageReceived\n when {\n  text =~ /(?i)w%1$s|q%1$s[0-9]/\n"
                                .formatted(name))
                        .append("  contact.conversationCount >= 0\n }\n then { tag 't%s' }\n}\n".formatted(name));
            }
            books.add(new BookText("book" + book, text.toString()));
        }
        return books;
    }

    @Test
    void aMessageThatMatchesNothingLeavesLittleMoreThanItsTrace() {
        Activation activation = (Activation) compiler.compile(books());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 5_000; i++) {
            activation.decide(NO_MATCH);
        }

        int times = 2_000;
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < times; i++) {
            activation.decide(NO_MATCH);
        }
        long bytes = (threads.getCurrentThreadAllocatedBytes() - before) / times;

        assertThat(bytes).isBetween((long) RULES, RULES + 1_500L);
    }

    @Test
    @Tag("slow")
    void twoHundredActivationsLeaveNothing() {
        List<BookText> books = books();
        for (int i = 0; i < 20; i++) {
            compiler.compile(books).decide(NO_MATCH);
        }
        long heap = heap();
        long metaspace = metaspace();
        long classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();

        for (int i = 0; i < 200; i++) {
            compiler.compile(books).decide(NO_MATCH);
        }

        // all measured before anything is asserted: the assertions load classes of their own
        heap = heap() - heap;
        metaspace = metaspace() - metaspace;
        classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount() - classes;
        assertThat(heap).as("bytes of heap").isLessThan(2_000_000);
        assertThat(metaspace).as("bytes of metaspace").isLessThan(500_000);
        assertThat(classes).as("classes").isLessThan(30);
    }

    private static long heap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong((MemoryPoolMXBean pool) -> pool.getUsage().getUsed())
                .sum();
    }
}
