package dev.tributary.routes.file;

/**
 * How deep JSON is nested, found by one pass over the bytes before any parser sees them: a parser that descends
 * recursively overflows its stack on a few kilobytes of brackets.
 */
public final class JsonDepth {
    private JsonDepth() {}

    /** Whether objects and arrays are nested deeper than this. What is not JSON gets some answer, quickly. */
    public static boolean exceeds(byte[] json, int limit) {
        int depth = 0;
        boolean inString = false;
        for (int i = 0; i < json.length; i++) {
            byte b = json[i];
            if (inString) {
                if (b == '\\') i++;
                else if (b == '"') inString = false;
            } else if (b == '"') {
                inString = true;
            } else if (b == '{' || b == '[') {
                if (++depth > limit) return true;
            } else if (b == '}' || b == ']') {
                depth--;
            }
        }
        return false;
    }
}
