package dev.tributary.ui.common;

import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import java.util.UUID;

/** The round sign with somebody's initials, in a colour that stays theirs. */
public final class Face extends Span {
    private static final long serialVersionUID = 1;
    private static final int HUES = 8;

    /** Of this person. */
    public Face(UUID id, String name) {
        addClassName("face");
        getElement().setAttribute("aria-hidden", "true");
        getElement().setAttribute("data-hue", String.valueOf(Math.floorMod(id.hashCode(), HUES)));
        setText(initials(name));
    }

    /** The same person, with a picture over the initials. */
    public Face showing(String picture) {
        Image image = new Image(picture, "");
        image.addClassName("face-picture");
        add(image);
        return this;
    }

    /** The first letters of the first and the last word, or of the only one. */
    public static String initials(String name) {
        String[] words = name.strip().split("[\\s.@_-]+");
        String first = letter(words[0]);
        return words.length > 1 ? first + letter(words[words.length - 1]) : first;
    }

    private static String letter(String word) {
        return word.isEmpty() ? "" : new String(Character.toChars(Character.toUpperCase(word.codePointAt(0))));
    }
}
