package dev.tributary.rules.vocabulary;

/** Hungarian has two definite articles; sentences write {@code a(z)} and the word that follows decides. */
final class Articles {
    private static final String BOTH = "(z) ";
    private static final String VOWELS = "aáeéiíoóöőuúüűAÁEÉIÍOÓÖŐUÚÜŰ15";

    private Articles() {}

    static String chosen(StringBuilder sentence) {
        for (int at = sentence.indexOf(BOTH); at >= 0; at = sentence.indexOf(BOTH, at + 1)) {
            int word = at + BOTH.length();
            if (word < sentence.length() && sentence.charAt(word) == '„') {
                word++;
            }
            char first = word < sentence.length() ? sentence.charAt(word) : ' ';
            if (Character.isLetterOrDigit(first)) {
                sentence.replace(at, at + BOTH.length(), VOWELS.indexOf(first) >= 0 ? "z " : " ");
            }
        }
        return sentence.toString();
    }
}
