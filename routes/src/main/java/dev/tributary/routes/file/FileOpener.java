package dev.tributary.routes.file;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RoutesDefinition;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.URISupport;
import org.apache.camel.xml.in.ModelParser;
import org.apache.camel.xml.io.XmlPullParserLocationException;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.springframework.core.NestedExceptionUtils;

/** Opens a file: a context of its own, with the routes started; or says what is wrong with it. */
final class FileOpener<T> {
    private static final int LONGEST_WORDS = 300;
    /** How Camel says that a placeholder stands for nothing. */
    private static final Pattern PLACEHOLDER = Pattern.compile("Property with key \\[([^\\]]+)\\] not found");

    private final FileKind<T> kind;
    private final Set<String> schemes;

    FileOpener(FileKind<T> kind, Set<String> schemes) {
        this.kind = kind;
        this.schemes = schemes;
    }

    /** Reads a file's routes into a context of its own, which does not run yet. */
    OpenFile<T> read(RouteFile file) throws UnsoundFile {
        URLClassLoader jars = jars(file);
        try (Within unused = new Within(jars)) {
            return read(file, jars);
        }
    }

    private OpenFile<T> read(RouteFile file, @Nullable URLClassLoader jars) throws UnsoundFile {
        DefaultCamelContext context = QuietContext.named(file.place());
        try {
            prepare(context, file, jars);
            load(context, ResourceHelper.fromString(file.place(), file.text()));
            return new OpenFile<>(file, kind.opened(file, context), context, jars);
        } catch (UnsoundFile e) {
            OpenFile.close(context, jars);
            throw e;
        } catch (Exception e) {
            UnsoundFile told = unsound(file, context, e);
            OpenFile.close(context, jars);
            throw told;
        }
    }

    /** Camel's loader for XML files is no part of this release; its parser of the same XML is. */
    private static void load(DefaultCamelContext context, Resource resource) throws Exception {
        if (!resource.getLocation().endsWith(".xml")) {
            PluginHelper.getRoutesLoader(context).loadRoutes(resource);
            return;
        }
        Optional<RoutesDefinition> read = new ModelParser(resource).parseRoutesDefinition();
        if (read.isEmpty()) throw new IllegalArgumentException("there is no <routes> and no <route>");
        for (RouteDefinition route : read.get().getRoutes()) route.setResource(resource);
        context.addRouteDefinitions(read.get().getRoutes());
    }

    /** Starts its routes; closes it when they cannot be started. */
    OpenFile<T> start(OpenFile<T> read) throws UnsoundFile {
        try (Within unused = new Within(read.jars())) {
            read.context().start();
            return read;
        } catch (Exception e) {
            UnsoundFile told = unsound(read.file(), read.context(), e);
            read.close();
            throw told;
        }
    }

    /** The classes of the file's own jars, on what the house publishes; null when it has no jars. */
    private @Nullable URLClassLoader jars(RouteFile file) {
        if (file.jars().isEmpty()) return null;
        List<URL> urls = new ArrayList<>();
        try {
            for (RouteFile.Jar jar : file.jars()) urls.add(jar.path().toUri().toURL());
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
        return new URLClassLoader(
                file.place(), urls.toArray(URL[]::new), new PublishedClasses(FileOpener.class.getClassLoader()));
    }

    /** Libraries ask the thread for classes; threads that begin meanwhile ask the same. */
    private static final class Within implements AutoCloseable {
        private final ClassLoader before = Thread.currentThread().getContextClassLoader();

        private Within(@Nullable ClassLoader jars) {
            if (jars != null) Thread.currentThread().setContextClassLoader(jars);
        }

        @Override
        public void close() {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private void prepare(DefaultCamelContext context, RouteFile file, @Nullable ClassLoader jars) throws UnsoundFile {
        if (jars != null) {
            context.setApplicationContextClassLoader(jars);
            context.getClassResolver().addClassLoader(jars);
        }
        ComponentResolver camels = PluginHelper.getComponentResolver(context);
        context.getCamelContextExtension()
                .addContextPlugin(ComponentResolver.class, new PermittedComponents(camels, schemes));
        context.getPropertiesComponent().setInitialProperties(file.placeholders());
        context.setSourceLocationEnabled(true);
        // what failed is told to who asked; Camel's own lines would show what was asked
        DefaultErrorHandlerDefinition quiet = new DefaultErrorHandlerDefinition();
        quiet.logExhausted(false).logStackTrace(false);
        context.getCamelContextExtension().setErrorHandlerFactory(quiet);
        JsonTemplates.hang(context);
        kind.prepare(file, context);
    }

    private static UnsoundFile unsound(RouteFile file, DefaultCamelContext context, Exception failure) {
        FileRefusal refused = find(failure, FileRefusal.class);
        if (refused != null) return refused.in(file);
        MarkedYamlEngineException yaml = find(failure, MarkedYamlEngineException.class);
        if (yaml != null) {
            int line = yaml.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
            return new UnsoundFile(file, line, "yaml", words(yaml.getProblem()));
        }
        String words = words(deepest(failure));
        Matcher placeholder = PLACEHOLDER.matcher(words);
        if (placeholder.find()) {
            String name = placeholder.group(1);
            return new UnsoundFile(file, file.lineOf("{{" + name), "placeholder", name);
        }
        return new UnsoundFile(file, line(file, context, failure), "routes", words);
    }

    private static int line(RouteFile file, DefaultCamelContext context, Exception failure) {
        ResolveEndpointFailedException endpoint = find(failure, ResolveEndpointFailedException.class);
        if (endpoint != null) {
            int line = file.lineOf(endpoint.getUri().replaceFirst("://.*", ":"));
            if (line > 0) return line;
        }
        XmlPullParserLocationException xml = find(failure, XmlPullParserLocationException.class);
        if (xml != null) return Math.max(0, xml.getLineNumber());
        FailedToCreateRouteException route = find(failure, FailedToCreateRouteException.class);
        RouteDefinition definition = route == null ? null : context.getRouteDefinition(route.getRouteId());
        return definition == null ? 0 : Math.max(0, definition.getLineNumber());
    }

    private static String deepest(Throwable failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /** Camel's words on one line, without the passwords that may stand in an address. */
    private static String words(String camels) {
        String clean = URISupport.sanitizeUri(camels);
        String line = (clean == null ? "" : clean).strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_WORDS ? line : line.substring(0, LONGEST_WORDS) + "…";
    }

    private static <E extends Throwable> @Nullable E find(Throwable failure, Class<E> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause() == cause ? null : cause.getCause())
            if (type.isInstance(cause)) return type.cast(cause);
        return null;
    }
}
