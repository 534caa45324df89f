package dev.tributary.ui.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.People;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.kit.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The rule editor without a browser: what is typed arrives as the element would send it. */
@SpringBootTest(classes = RulesStage.class)
@ViewPackages(classes = RulesView.class)
class RulesViewTest extends SpringBrowserlessTest {
    private static final String TAGGED = """
            rule('Everything is tagged') {
              on messageReceived
              then { tag 'seen' }
            }
            """;

    @Autowired
    private RuleBooks books;

    @Autowired
    private People people;

    private RulesStage.Cast cast;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        TestDatabase.H2.fresh().properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    @BeforeEach
    void people() {
        cast = RulesStage.Cast.known(people);
        as(cast.petra());
        for (RuleBooks.Book book : books.books()) books.dropDraft(cast.petra().id(), book.name());
    }

    private static void as(Agent agent) {
        var context = SecurityContextHolder.createEmptyContext();
        RulesStage.Looking looking = new RulesStage.Looking();
        looking.as(agent);
        context.setAuthentication(looking.authentication());
        SecurityContextHolder.setContext(context);
    }

    private BookPane open(String book) {
        navigate(RulesView.class, Map.of("book", book));
        return $(BookPane.class).single();
    }

    private RuleBooks.Book book(String name) {
        return books.books().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private NativeButton activate() {
        return $(NativeButton.class).withId("activate").single();
    }

    private String standing() {
        return $(Span.class, $(BookPane.class).single())
                .withClassName("chip")
                .single()
                .getText();
    }

    @Test
    void aBookOpensWithItsRules() {
        open("routing");
        assertThat($(NativeButton.class).withClassName("rule-row").all()).hasSize(3);
        assertThat($(Anchor.class).withClassName("rule-tab").all()).hasSize(3);
        assertThat(standing()).contains("live");
        assertThat(activate().isEnabled()).isFalse();
    }

    @Test
    void anErrorIsListedAndNothingCanBeActivatedButTheDraftIsKept() {
        BookPane pane = open("routing");
        pane.typed(TAGGED.replace("tag 'seen'", "assign group: 'biling'"), 1);
        assertThat($(NativeButton.class).withClassName("rule-problem-go").all()).hasSize(1);
        assertThat($(NativeButton.class).withClassName("rule-meant").single().getText())
                .contains("billing");
        assertThat(activate().isEnabled()).isFalse();
        assertThat(book("routing").draft()).isNotNull();
        assertThat(standing()).contains("draft");
    }

    @Test
    void aSoundTextGoesLive() {
        BookPane pane = open("routing");
        long before = book("routing").liveRevision();
        pane.typed(TAGGED, 1);
        assertThat(activate().isEnabled()).isTrue();
        test(activate()).click();
        assertThat(book("routing").liveRevision()).isEqualTo(before + 1);
        assertThat(book("routing").live()).isEqualTo(TAGGED);
        assertThat(book("routing").draft()).isNull();
    }

    @Test
    void whoIsOvertakenIsToldAndLosesNothing() {
        BookPane pane = open("masking");
        String mine = "mask('Bank accounts') { hide ibans }\n";
        pane.typed(mine, 1);
        books.activate(
                cast.reka().id(), "masking", book("masking").liveRevision(), "mask('Cards') { hide cardNumbers }\n");
        pane.activate();
        assertThat($(Span.class).withClassName("rule-notice-text").single().getText())
                .contains("Réka Balogh");
        assertThat(book("masking").live()).contains("Cards");
        assertThat(book("masking").draft()).isNotNull();
        assertThat(book("masking").draft().content()).isEqualTo(mine);
    }

    @Test
    void aDraftThatSomebodyElseSavedMeanwhileIsNotWrittenOver() {
        BookPane pane = open("reopening");
        long live = book("reopening").liveRevision();
        books.keepDraft(cast.reka().id(), "reopening", live, "// Réka's\n");
        pane.typed("// mine\n", 1);
        assertThat(book("reopening").draft()).isNotNull();
        assertThat(book("reopening").draft().author()).isEqualTo("Réka Balogh");
        assertThat($(Span.class).withClassName("rule-notice-text").single().getText())
                .contains("Réka Balogh");
    }

    @Test
    void anAgentWithoutFullAccessReadsWhyNot() {
        as(cast.bela());
        navigate(RulesView.class, Map.of("book", "routing"));
        assertThat($(BookPane.class).all()).isEmpty();
    }
}
