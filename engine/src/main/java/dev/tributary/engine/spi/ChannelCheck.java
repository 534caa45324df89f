package dev.tributary.engine.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Tries a channel's file out before anybody relies on it. Implemented where the routes are. */
public interface ChannelCheck {
    /**
     * Opens a file without starting it and goes through the contract of channels with the samples that lie beside it as
     * {@code NAME.samples.jsonl}. Takes seconds; touches nothing outside; never throws for what is wrong with the file.
     */
    List<Line> check(Path file);

    /**
     * Something that was looked at.
     *
     * @param good whether it is as it should be
     * @param sentences what, by language
     */
    record Line(boolean good, Map<String, String> sentences) {
        public Line {
            sentences = Map.copyOf(sentences);
        }
    }
}
