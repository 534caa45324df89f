package dev.tributary.ui.common;

import com.vaadin.flow.component.Component;
import dev.tributary.engine.spi.Trouble;

/** What went wrong with an account, in the reader's language where the house has a sentence for it. */
public final class Troubles {
    private Troubles() {}

    /** The sentence. */
    public static String words(Component page, Trouble trouble) {
        return page.getTranslation(trouble.textKey(), trouble.arguments().toArray());
    }

    /** The sentence that was kept, or the other side's own words. */
    public static String words(Component page, String kept) {
        Trouble trouble = Trouble.read(kept);
        return trouble == null ? kept : words(page, trouble);
    }
}
