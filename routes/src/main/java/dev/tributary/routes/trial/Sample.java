package dev.tributary.routes.trial;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code NAME.samples.jsonl}: something that comes in, or something that goes out, and what must come of it.
 *
 * @param line its line, from 1
 * @param in where it comes from: {@code webhook}, or the scheme of the route it comes from; null when it goes out
 * @param method how the webhook is asked; {@code POST} unless it says otherwise
 * @param headers what comes with it
 * @param query the parameters of the webhook's query
 * @param body what comes in: bytes of a text, or of JSON
 * @param status what the webhook must answer, or 0 for any 2xx
 * @param events what must be handed in, field by field; null where nothing is said
 * @param out the message that goes out: {@code to}, {@code text}, {@code subject}, {@code files}; null when one comes in
 * @param answer what the other side answers: {@code status}, {@code headers}, {@code body}
 * @param told what the other side must be told: texts that must stand in it
 * @param outcome what must become of it: {@code sent}, {@code permanent}, {@code temporary}, {@code unknown} or
 *     {@code reconnect}
 * @param externalId the id that it must have afterwards
 */
record Sample(
        int line,
        @Nullable String in,
        String method,
        Map<String, String> headers,
        Map<String, String> query,
        byte[] body,
        int status,
        @Nullable List<Map<String, Object>> events,
        @Nullable Map<String, Object> out,
        Map<String, Object> answer,
        List<String> told,
        String outcome,
        @Nullable String externalId) {

    boolean incoming() {
        return in != null;
    }

    boolean webhook() {
        return "webhook".equals(in);
    }

    /** Whether what comes in is an object of JSON. */
    boolean json() {
        return new String(body, StandardCharsets.UTF_8).strip().startsWith("{");
    }

    /** The same with other bytes. */
    Sample withBody(byte[] other) {
        return new Sample(
                line, in, method, headers, query, other, status, events, out, answer, told, outcome, externalId);
    }

    /** The same without what could prove who sent it. */
    Sample bare() {
        return new Sample(
                line, in, method, Map.of(), Map.of(), body, status, events, out, answer, told, outcome, externalId);
    }

    /** The same with more headers. */
    Sample withHeaders(Map<String, String> more) {
        Map<String, String> all = new java.util.HashMap<>(headers);
        all.putAll(more);
        return new Sample(line, in, method, all, query, body, status, events, out, answer, told, outcome, externalId);
    }

    /** The text of the first event that must be handed in, or empty. */
    String text() {
        if (events == null || events.isEmpty()) return "";
        return events.getFirst().get("text") instanceof String text ? text : "";
    }
}
