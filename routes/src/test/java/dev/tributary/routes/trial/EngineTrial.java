package dev.tributary.routes.trial;

import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.SettableClock;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.routes.stream.StreamKit;
import java.util.EnumSet;
import java.util.Set;

/** A channel that runs on an engine of its own, and whose other side can behave in every way there is. */
abstract class EngineTrial extends HouseTrial {
    final StreamKit stream = new StreamKit();
    final EngineKit kit;

    EngineTrial(AccountKey key) {
        super(key);
        kit = EngineKit.start(TestDatabase.H2, new FakeRuleCompiler(), stream.gateway());
    }

    @Override
    SettableClock clock() {
        return kit.clock();
    }

    @Override
    public Set<OtherSide> possible() {
        return EnumSet.allOf(OtherSide.class);
    }

    /** Ends the channel and the house; what was played around them goes after that. */
    @Override
    public void close() {
        stream.close();
        kit.close();
    }
}
