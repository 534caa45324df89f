package dev.tributary.routes.file;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Predicate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Language;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.support.ExpressionAdapter;
import org.apache.camel.support.ExpressionToPredicateAdapter;
import org.apache.camel.support.SimpleTypeConverter;
import org.jspecify.annotations.Nullable;

/**
 * JSON for route files, in and out. The language {@code json} is JSON whose strings are in Camel's Simple language: what a
 * string comes to is written as a JSON string whatever stands in it, so that no quotation mark of a customer's becomes
 * markup, and a string that comes to nothing leaves its field out. {@code convertBodyTo: java.util.Map} reads JSON.
 */
final class JsonTemplates implements Language {
    private static final int DEEPEST = 64;
    /** Never closed: it is one for the process. */
    private static final Jsonb JSONB = JsonbBuilder.create();

    private final CamelContext context;

    private JsonTemplates(CamelContext context) {
        this.context = context;
    }

    static void hang(DefaultCamelContext context) {
        context.getRegistry().bind("json", new JsonTemplates(context));
        TypeConverterRegistry converters = context.getTypeConverterRegistry();
        for (Class<?> from : List.of(String.class, byte[].class, InputStream.class))
            converters.addTypeConverter(
                    Map.class, from, new SimpleTypeConverter(false, (type, exchange, value) -> map(bytes(value))));
    }

    private static byte[] bytes(Object value) {
        return switch (value) {
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            case InputStream stream -> read(stream);
            default -> (byte[]) value;
        };
    }

    private static byte[] read(InputStream stream) {
        try (stream) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<?, ?> map(byte[] json) {
        if (JsonDepth.exceeds(json, DEEPEST)) throw new NoJsonException("the JSON is nested too deep");
        try {
            Object read = JSONB.fromJson(new String(json, StandardCharsets.UTF_8), Object.class);
            if (read instanceof Map<?, ?> map) return map;
        } catch (JsonbException | IllegalStateException e) {
            throw new NoJsonException("this is no JSON");
        }
        throw new NoJsonException("this is no JSON object");
    }

    @Override
    public Expression createExpression(String template) {
        Object parts = parts(map(template.getBytes(StandardCharsets.UTF_8)), context.resolveLanguage("simple"));
        return new ExpressionAdapter() {
            @Override
            public Object evaluate(Exchange exchange) {
                return JSONB.toJson(filled(parts, exchange));
            }
        };
    }

    @Override
    public Predicate createPredicate(String template) {
        return ExpressionToPredicateAdapter.toPredicate(createExpression(template));
    }

    /** The template with expressions in the place of its strings. */
    private static @Nullable Object parts(@Nullable Object part, Language simple) {
        return switch (part) {
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> parts = new LinkedHashMap<>();
                map.forEach((key, value) -> parts.put(key, parts(value, simple)));
                yield parts;
            }
            case List<?> list -> list.stream().map(one -> parts(one, simple)).toList();
            case String text -> simple.createExpression(text);
            case null, default -> part;
        };
    }

    private static @Nullable Object filled(@Nullable Object part, Exchange exchange) {
        return switch (part) {
            case Map<?, ?> map -> {
                Map<Object, Object> filled = new LinkedHashMap<>();
                map.forEach((key, value) -> {
                    Object come = filled(value, exchange);
                    if (come != null) filled.put(key, come);
                });
                yield filled.isEmpty() && !map.isEmpty() ? null : filled;
            }
            case List<?> list -> {
                List<Object> filled = new ArrayList<>();
                for (Object one : list) {
                    Object come = filled(one, exchange);
                    if (come != null) filled.add(come);
                }
                yield filled;
            }
            case Expression expression -> {
                String text = expression.evaluate(exchange, String.class);
                yield text == null || text.isEmpty() ? null : text;
            }
            case null, default -> part;
        };
    }
}
