package dev.tributary.engine.masking;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import org.springframework.stereotype.Component;

/**
 * Turns unmasked text into masked text. Pure, thread-safe, linear in the length of the text. Whatever is found, cards of
 * every length and accounts alike, is replaced by one form: {@code •••• •••• •••• 1111}. Of a card's security code nothing
 * stays: {@code •••}.
 */
@Component
public final class Masker {
    /** Masks plain text: bodies, subjects, names. */
    public MaskedText mask(Unmasked text, MaskPlan plan) {
        String source = text.raw();
        if (digits(source) < CardNumbers.SHORTEST
                && !plan.detectors().contains(Detector.IBANS)
                && !SecurityCodes.namedIn(source)) {
            return new MaskedText(source, 0);
        }
        Reading reading = Reading.ofText(source);
        return replace(source, reading, find(source, reading, plan));
    }

    /** Masks a file's name, of which stays what people are shown: no path, no line ends, nothing that turns it round. */
    public MaskedText maskFileName(Unmasked name, MaskPlan plan) {
        return mask(Unmasked.of(FileLabel.of(name.raw())), plan);
    }

    /**
     * Masks a web address, where what stands between the digits may be escaped more than once and in more bytes than
     * {@link #mask} looks for. An address in which only that shows a number comes back undone, for the number has no place
     * in it any more; any other stays as it was.
     */
    public MaskedText maskAddress(Unmasked address, MaskPlan plan) {
        MaskedText asWritten = mask(address, plan);
        MaskedText plain = mask(Unmasked.of(PlainAddress.of(address.raw())), plan);
        return plain.hidden() > asWritten.hidden() ? plain : asWritten;
    }

    /**
     * Masks HTML, seeing through tags, comments and entities that split digits; attribute values are masked too. The
     * markup stays as it was elsewhere.
     */
    public MaskedText maskHtml(Unmasked html, MaskPlan plan) {
        String source = html.raw();
        Reading text = Reading.ofHtmlText(source);
        MaskedText seen = replace(source, text, find(source, text, plan));
        Reading tags = Reading.ofHtmlTags(seen.value());
        MaskedText whole = replace(seen.value(), tags, find(seen.value(), tags, plan));
        return new MaskedText(whole.value(), seen.hidden() + whole.hidden());
    }

    /**
     * Masks every string of a JSON object, however deep. Its names and numbers stay: nobody types those.
     *
     * @param machines says of a name and its value that a machine made it, as an id: then it stays, though it may look like
     *     a card's number
     */
    public MaskedText maskJson(JsonObject json, BiPredicate<String, String> machines, MaskPlan plan) {
        return new JsonMasking(this, machines, plan).of(json);
    }

    /**
     * Masks the bytes of an attachment that is text (by media type or by look), in its own charset; other bytes come
     * back as they are.
     */
    public byte[] maskFile(byte[] content, String mediaType, MaskPlan plan) {
        TextFile file = TextFile.of(content, mediaType);
        if (file == null) return content;
        Unmasked text = Unmasked.of(file.text());
        MaskedText masked = file.markup() ? maskHtml(text, plan) : mask(text, plan);
        return masked.hidden() == 0 ? content : file.encode(masked.value());
    }

    /** Decimal digits and what may be one: a text with fewer than a card has needs no second look. */
    private static int digits(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= '0' && c <= '9') || (c > 127 && Character.isDigit(c))) count++;
        }
        return count;
    }

    private static List<Span> find(String source, Reading reading, MaskPlan plan) {
        List<Span> cards = CardScan.of(reading);
        List<Span> spans = new ArrayList<>(cards);
        if (!cards.isEmpty() || SecurityCodes.namedIn(source)) spans.addAll(SecurityCodes.of(reading, cards));
        if (plan.detectors().contains(Detector.IBANS)) spans.addAll(Ibans.of(reading));
        spans.sort(Comparator.comparingInt(Span::first));
        return spans;
    }

    /** Puts the dots where the first unit stood and drops the other units; what is no unit (a tag) stays. */
    private static MaskedText replace(String source, Reading reading, List<Span> spans) {
        if (spans.isEmpty()) return new MaskedText(source, 0);
        StringBuilder out = new StringBuilder(source.length() + 8);
        int copied = 0;
        int hidden = 0;
        for (Span span : spans) {
            if (reading.start(span.first()) < copied) continue;
            for (int at = span.first(); at <= span.last(); at++) {
                out.append(withoutInvisible(source, copied, reading.start(at), at > span.first()));
                if (at == span.first()) out.append(span.shown());
                copied = reading.end(at);
            }
            hidden++;
        }
        return new MaskedText(out.append(source, copied, source.length()).toString(), hidden);
    }

    /** Between two units of a number stand tags, which stay, or invisible characters, which go with the number. */
    private static CharSequence withoutInvisible(String source, int from, int to, boolean inside) {
        if (!inside || from >= to || source.charAt(from) == '<') return source.subSequence(from, to);
        StringBuilder kept = new StringBuilder();
        for (int i = from; i < to; i++) if (source.charAt(i) < 128) kept.append(source.charAt(i));
        return kept;
    }
}
