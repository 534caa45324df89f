package dev.tributary.engine.kit;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.tributary.engine.EngineConfiguration;
import dev.tributary.engine.store.HouseTables;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.Lifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.Resource;

/**
 * The whole engine on a fresh database with the settable clock: what tests of ports and services start. What lives in
 * other modules (the gateway to the channels, the rule compiler) is given as beans, usually fakes.
 */
public final class EngineKit implements AutoCloseable {
    private final AnnotationConfigApplicationContext context;
    private final SettableClock clock;
    private final AtomicReference<Runnable> afterwards;

    private EngineKit(AnnotationConfigApplicationContext context, SettableClock clock, Runnable afterwards) {
        this.context = context;
        this.clock = clock;
        this.afterwards = new AtomicReference<>(afterwards);
    }

    /** Starts on a fresh database of this kind, which is nobody else's and goes with it. */
    public static EngineKit start(TestDatabase database, Object... beans) {
        TestDatabase.Address address = database.fresh();
        return start(address, () -> database.takeBack(address), beans);
    }

    /** Starts on this database, which may have been used before: a second node, or a restart. */
    public static EngineKit start(TestDatabase.Address address, Object... beans) {
        return start(address, () -> {}, beans);
    }

    private static EngineKit start(TestDatabase.Address address, Runnable afterwards, Object... beans) {
        SettableClock clock = new SettableClock();
        AnnotationConfigApplicationContext context = new ManyInOneJvm();
        Map<String, Object> properties = new HashMap<>(address.properties());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("kit", properties));
        context.registerBean(Clock.class, () -> clock);
        if (address.laid()) register(context, HouseTables.laid());
        for (Object bean : beans) register(context, bean);
        context.register(EngineConfiguration.class);
        context.refresh();
        return new EngineKit(context, clock, afterwards);
    }

    @SuppressWarnings("unchecked")
    private static void register(AnnotationConfigApplicationContext context, Object bean) {
        // a fake takes the place of the engine's own
        context.registerBean((Class<Object>) bean.getClass(), () -> bean, definition -> definition.setPrimary(true));
    }

    /** The engine's bean of this type. */
    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** The clock everything goes by. */
    public SettableClock clock() {
        return clock;
    }

    /** Moves the clock on and has the scheduler look at once for what is due by then. */
    public void advance(Duration by) {
        clock.advance(by);
        get(Scheduler.class).triggerCheckForDueExecutions();
    }

    /** Nothing is done by itself any more, as on a node whose scheduler stands; what is due is done when a test does it. */
    public void stopScheduler() {
        // asked by itself the scheduler would wait a second for its thread to wake
        context.getBean("timerLifecycle", Lifecycle.class).stop();
    }

    /** Stops the engine; a database that was given to it stays. */
    @Override
    public void close() {
        context.close();
        // a test may close it twice
        afterwards.getAndSet(() -> {}).run();
    }

    /** Keeps what Spring found out about the engine's classes: a JVM of tests starts a hundred engines of the same ones. */
    private static final class ManyInOneJvm extends AnnotationConfigApplicationContext {
        private static final Map<Class<?>, Map<Resource, ?>> READ = new ConcurrentHashMap<>();

        ManyInOneJvm() {
            // nothing in the engine listens by annotation, and looking for it takes every method of every class
            removeBeanDefinition(AnnotationConfigUtils.EVENT_LISTENER_PROCESSOR_BEAN_NAME);
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> Map<Resource, T> getResourceCache(Class<T> kind) {
            return (Map<Resource, T>) READ.computeIfAbsent(kind, any -> new ConcurrentHashMap<>());
        }

        @Override
        public void clearResourceCaches() {
            // kept for the next one
        }

        @Override
        protected void resetCommonCaches() {
            // kept for the next one
        }
    }
}
