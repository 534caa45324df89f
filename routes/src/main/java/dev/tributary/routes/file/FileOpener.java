package dev.tributary.routes.file;

import java.util.Set;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.springframework.core.NestedExceptionUtils;

/** Opens a file: a context of its own, with the routes started; or says what is wrong with it. */
final class FileOpener<T> {
    private static final int LONGEST_WORDS = 300;

    private final FileKind<T> kind;
    private final Set<String> schemes;

    FileOpener(FileKind<T> kind, Set<String> schemes) {
        this.kind = kind;
        this.schemes = schemes;
    }

    OpenFile<T> open(RouteFile file) throws UnsoundFile {
        DefaultCamelContext context = QuietContext.named(file.place());
        try {
            prepare(context, file);
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(file.place(), file.text()));
            T what = kind.opened(file, context);
            context.start();
            return new OpenFile<>(what, context);
        } catch (UnsoundFile e) {
            context.stop();
            throw e;
        } catch (Exception e) {
            UnsoundFile told = unsound(file, context, e);
            context.stop();
            throw told;
        }
    }

    private void prepare(DefaultCamelContext context, RouteFile file) {
        ComponentResolver camels = PluginHelper.getComponentResolver(context);
        context.getCamelContextExtension()
                .addContextPlugin(ComponentResolver.class, new PermittedComponents(camels, schemes));
        context.getPropertiesComponent().setInitialProperties(file.placeholders());
        context.setSourceLocationEnabled(true);
        // what failed is told to who asked; Camel's own lines would show what was asked
        DefaultErrorHandlerDefinition quiet = new DefaultErrorHandlerDefinition();
        quiet.logExhausted(false).logStackTrace(false);
        context.getCamelContextExtension().setErrorHandlerFactory(quiet);
        kind.prepare(context);
    }

    private static UnsoundFile unsound(RouteFile file, DefaultCamelContext context, Exception failure) {
        PermittedComponents.Refused refused = find(failure, PermittedComponents.Refused.class);
        if (refused != null)
            return new UnsoundFile(file, file.lineOf(refused.scheme() + ":"), "component", refused.scheme());
        MarkedYamlEngineException yaml = find(failure, MarkedYamlEngineException.class);
        if (yaml != null) {
            int line = yaml.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
            return new UnsoundFile(file, line, "yaml", words(yaml.getProblem()));
        }
        return new UnsoundFile(file, line(file, context, failure), "routes", words(deepest(failure)));
    }

    private static int line(RouteFile file, DefaultCamelContext context, Exception failure) {
        ResolveEndpointFailedException endpoint = find(failure, ResolveEndpointFailedException.class);
        if (endpoint != null) {
            int line = file.lineOf(endpoint.getUri().replaceFirst("://.*", ":"));
            if (line > 0) return line;
        }
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
