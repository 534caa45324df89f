package dev.tributary.routes.score;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * One set of outside data and how it is scored. Sets of modules that are built on this one are found by
 * {@link java.util.ServiceLoader}.
 */
public interface ScoredSet {
    /** Its name: of its folder, and on the command line. */
    String name();

    /** Runs the product's code on what is in the folder. */
    List<Tally> score(Path folder) throws IOException;
}
