package dev.tributary.routes.trial;

import dev.tributary.engine.masking.Masker;
import dev.tributary.routes.file.UnsoundFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The contract of a channel that came as a file: extend it, name the file, and put samples beside it. */
public abstract class FileContract extends ChannelContract {
    /** The channel's file. */
    protected abstract Path file();

    @Override
    final Trial open() throws UnsoundFile {
        return FileTrial.open(file(), samples(), new Masker(), Clock.systemUTC());
    }

    @Override
    final List<Sample> samples() throws UnsoundFile {
        return Samples.read(Samples.beside(file()));
    }
}
