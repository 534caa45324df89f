package dev.tributary.routes.lookup;

import dev.tributary.engine.decision.PluginWords.Kind;
import dev.tributary.engine.decision.PluginWords.Register;
import dev.tributary.routes.file.RouteFile;
import dev.tributary.routes.file.UnsoundFile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;

/** A look-up that a file answers. Thread-safe. */
final class LookupRoute {
    /** What is asked about, as it may stand in an address; a variable of the exchange. */
    static final String IN_ADDRESS = "keyInAddress";

    private static final String DOOR = "direct:lookup-";

    private final Register register;
    /** Kept from the beginning: a context that was closed would make another one, which waits for a route to come. */
    private final Endpoint door;

    private final AnswerReader reader;

    private LookupRoute(Register register, Endpoint door, AnswerReader reader) {
        this.register = register;
        this.door = door;
        this.reader = reader;
    }

    /**
     * What a file brings.
     *
     * @throws UnsoundFile when it has no route of its name, or does not say what it answers
     */
    static LookupRoute in(RouteFile file, ModelCamelContext context, AnswerReader reader) throws UnsoundFile {
        boolean there = context.getRouteDefinitions().stream()
                .map(route -> route.getInput().getEndpointUri())
                .anyMatch((DOOR + file.name())::equals);
        if (!there) throw new UnsoundFile(file, 0, "lookup.door", file.name());
        Map<String, String> help = new HashMap<>();
        for (String language : new String[] {"en", "hu"}) {
            String sentence = file.head().get(language);
            if (sentence != null) help.put(language, sentence);
        }
        return new LookupRoute(
                new Register(file.name(), help, fields(file)), context.getEndpoint(DOOR + file.name()), reader);
    }

    private static Map<String, Kind> fields(RouteFile file) throws UnsoundFile {
        String answers = file.head().getOrDefault("answers", "");
        if (answers.isBlank()) throw new UnsoundFile(file, 0, "lookup.answers", "");
        int line = file.lineOfHead("answers");
        Map<String, Kind> fields = new TreeMap<>();
        for (String one : answers.split(",", -1)) {
            String[] words = one.strip().split("\\s+", -1);
            Kind kind = words.length == 2 && isWord(words[0]) ? kind(words[1]) : null;
            if (kind == null) throw new UnsoundFile(file, line, "lookup.kind", one.strip());
            fields.put(words[0], kind);
        }
        return fields;
    }

    /** As rules write it behind the dot. */
    private static boolean isWord(String word) {
        return Character.isLetter(word.charAt(0))
                && word.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
    }

    private static @Nullable Kind kind(String word) {
        for (Kind kind : Kind.values()) if (kind.name().toLowerCase(Locale.ROOT).equals(word)) return kind;
        return null;
    }

    Register register() {
        return register;
    }

    /**
     * Asks on the caller's thread.
     *
     * @throws LookupFailed when the route did not come to its end; without what was asked about, for it goes to the log
     */
    Map<String, String> ask(String key) throws LookupFailed {
        Exchange exchange = new DefaultExchange(door.getCamelContext(), ExchangePattern.InOut);
        exchange.getMessage().setBody(key);
        // a key that a customer wrote must not become part of an address in any other way
        exchange.setVariable(IN_ADDRESS, inAddress(key));
        try {
            door.createProducer().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        Exception failure = exchange.getException();
        if (failure != null) throw new LookupFailed(words(failure, key), failure);
        return reader.read(exchange.getMessage());
    }

    private static String inAddress(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String words(Exception failure, String key) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        String kind = cause.getClass().getSimpleName();
        if (cause instanceof HttpOperationFailedException http)
            return "the other side answered " + http.getStatusCode();
        String message = cause.getMessage();
        boolean tellsKey = message == null || message.contains(key) || message.contains(inAddress(key));
        return tellsKey ? kind : kind + ": " + message;
    }

    /** A look-up that brought no answer. */
    static final class LookupFailed extends Exception {
        private static final long serialVersionUID = 1L;

        LookupFailed(String words, Throwable cause) {
            super(words, cause);
        }
    }
}
