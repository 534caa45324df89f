package dev.tributary.ui.rules;

import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.decision.RuleProblem;
import dev.tributary.ui.common.CurrentAgent;
import dev.tributary.ui.common.HouseTexts;
import dev.tributary.ui.common.Moments;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the rule editor asks of the house, in one place. */
@Component
final class RuleDesk {
    private final RuleBooks books;
    private final CurrentAgent current;
    private final HouseTexts texts;
    private final Moments moments;

    RuleDesk(RuleBooks books, CurrentAgent current, HouseTexts texts, Moments moments) {
        this.books = books;
        this.current = current;
        this.texts = texts;
        this.moments = moments;
    }

    RuleBooks books() {
        return books;
    }

    boolean allowed() {
        return current.require().role().seesAll();
    }

    Optional<RuleBooks.Book> book(String name) {
        return books.books().stream().filter(book -> book.name().equals(name)).findFirst();
    }

    /** A book on the screen of who is looking. */
    Optional<OpenBook> open(String name) {
        return book(name).map(book -> new OpenBook(books, current.require(), book));
    }

    /** What is wrong in a text, and which examples of other books it breaks, in the reader's language. */
    List<RuleProblem> check(String book, String text, Locale locale) {
        return books.check(book, text, texts.closest(locale));
    }

    /** A text in the browser, in the language of the page. */
    RuleTextElement text(Locale locale) {
        return new RuleTextElement(texts.starting(locale, "rules."), locale.getLanguage(), books.lexicon());
    }

    /** What a book is for; nothing for a book that somebody brought. */
    String purpose(String book, Locale locale) {
        String key = "rules.book." + book;
        return texts.has(key) ? texts.getTranslation(key, locale) : "";
    }

    Moments moments() {
        return moments;
    }
}
