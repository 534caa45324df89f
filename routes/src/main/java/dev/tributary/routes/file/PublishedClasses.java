package dev.tributary.routes.file;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the jars of a file see of the house: the JDK, Camel, the logging facade, and what the house publishes for channels. Of
 * every other library, one that the house has too, they have what they bring, in their own version, and nothing where they
 * bring nothing. Thread-safe.
 */
final class PublishedClasses extends ClassLoader {
    private static final List<String> PACKAGES =
            List.of("org.apache.camel.", "org.slf4j.", "org.jspecify.annotations.", "dev.tributary.engine.spi.");
    private static final List<String> CLASSES = List.of(
            "dev.tributary.engine.masking.Unmasked",
            "dev.tributary.routes.stream.ConversationHeaders",
            "dev.tributary.routes.stream.SendFailure",
            "dev.tributary.routes.stream.WebhookRequest");
    /** Where Camel says which components, languages and formats there are. */
    private static final String CAMELS = "META-INF/services/org/apache/camel/";

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader house;

    PublishedClasses(ClassLoader house) {
        super("published", ClassLoader.getPlatformClassLoader());
        this.house = house;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (published(name)) return house.loadClass(name);
        throw new ClassNotFoundException(name);
    }

    private static boolean published(String name) {
        int nested = name.indexOf('$');
        return PACKAGES.stream().anyMatch(name::startsWith)
                || CLASSES.contains(nested < 0 ? name : name.substring(0, nested));
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return shown(name) ? house.getResource(name) : null;
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        return shown(name) ? house.getResources(name) : Collections.emptyEnumeration();
    }

    private static boolean shown(String name) {
        return name.startsWith(CAMELS) || published(name.replace('/', '.'));
    }
}
