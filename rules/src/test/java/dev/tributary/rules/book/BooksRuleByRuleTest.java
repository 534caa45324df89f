package dev.tributary.rules.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.decision.BookDiff;
import dev.tributary.engine.decision.BookDiff.Kind;
import dev.tributary.engine.decision.BookDiff.Sign;
import dev.tributary.engine.decision.BookKeeping;
import dev.tributary.engine.decision.BookRules;
import dev.tributary.engine.decision.BookRules.BookRule;
import dev.tributary.engine.decision.BookText;
import dev.tributary.engine.decision.FailingExamples;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.decision.RuleChange;
import dev.tributary.engine.decision.RuleMode;
import dev.tributary.engine.decision.RuleProblem;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The real language in the engine's books: rules with texts, switches, places and drafts of their own. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class BooksRuleByRuleTest {
    private static final String BOOK = "routing";
    private static final String A = rule("A", "tag 'a'");
    private static final String B = rule("B", "tag 'b'");
    private static final String C = rule("C", "tag 'c'");
    private static final String ALL = "// What this is for.\n\n// first\n" + A + " // done\n" + B
            + "\n\n\n/* long\n story */\n" + C + "\n// end\n";

    private final BookCompiler compiler = new BookCompiler();
    private final EngineKit kit;
    private final RuleBooks books;
    private final BookRules rules;
    private final BookKeeping keeping;
    private final UUID owner;
    private final Agent lead;
    private final UUID kim;

    BooksRuleByRuleTest(TestDatabase database) {
        kit = EngineKit.start(database, compiler);
        books = kit.get(RuleBooks.class);
        rules = kit.get(BookRules.class);
        keeping = kit.get(BookKeeping.class);
        Seeds seeds = Seeds.in(kit);
        owner = seeds.owner().id();
        lead = seeds.agent("Lili", Role.FULL_ACCESS);
        kim = seeds.agent("Kim", Role.AGENT).id();
        // the shipped ones would not hold with the rules that are written here
        books.activate(owner, "examples", 1, "");
    }

    @AfterEach
    void stop() {
        kit.close();
        compiler.close();
    }

    private static String rule(String name, String then) {
        return "rule('" + name + "') {\n  on messageReceived\n  then { " + then + " }\n}";
    }

    private long activate(String text) {
        return books.activate(owner, BOOK, live(), text);
    }

    private long change(RuleChange... changes) {
        return rules.activate(owner, BOOK, live(), List.of(changes), FailingExamples.REFUSE);
    }

    private long live() {
        return book().liveRevision();
    }

    private RuleBooks.Book book() {
        return books.books().stream()
                .filter(book -> book.name().equals(BOOK))
                .findFirst()
                .orElseThrow();
    }

    private BookRule named(String name) {
        return rules.rules(BOOK).stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Reason refused(ThrowingCallable command) {
        return catchThrowableOfType(CommandRefused.class, command).reason();
    }

    @Test
    void aTextIsDividedAndComesBackToTheCharacter() {
        long revision = activate(ALL);

        assertThat(books.content(BOOK, revision)).isEqualTo(ALL);
        assertThat(book().live()).isEqualTo(ALL);
        assertThat(rules.rules(BOOK))
                .extracting(BookRule::name, BookRule::line, BookRule::text)
                .containsExactly(
                        tuple("A", 3, "// first\n" + A + " // done"),
                        tuple("B", 8, B),
                        tuple("C", 14, "/* long\n story */\n" + C));
        for (BookText shipped : new BookCompiler().shipped())
            assertThat(keeping.export().stream()
                            .filter(text -> !List.of(BOOK, "examples").contains(text.name())
                                    && text.name().equals(shipped.name()))
                            .map(BookText::content))
                    .allMatch(shipped.content()::equals);
    }

    @Test
    void aSwitchStandsBesideTheTextAndIsWrittenIntoTheWholeOnly() {
        activate(ALL);
        change(
                new RuleChange.Turn(named("B").id(), RuleMode.SHADOW),
                new RuleChange.Turn(named("A").id(), RuleMode.OFF));

        assertThat(book().live()).contains("rule('A', off) {").contains("rule('B', shadow) {");
        assertThat(named("B").text()).isEqualTo(B);
        assertThat(named("B").mode()).isEqualTo(RuleMode.SHADOW);
        assertThat(rules.history(named("B").id())).hasSize(1);

        activate(book().live().replace("rule('A', off)", "rule('A')"));
        assertThat(named("A").mode()).isEqualTo(RuleMode.LIVE);
        assertThat(named("B").mode()).isEqualTo(RuleMode.SHADOW);

        change(new RuleChange.Write(named("B").id(), B.replace("'b'", "'bb'")));
        assertThat(named("B").mode()).isEqualTo(RuleMode.SHADOW);
        change(new RuleChange.Write(named("B").id(), B.replace("('B')", "('B', off)")));
        assertThat(named("B").mode()).isEqualTo(RuleMode.OFF);
        assertThat(named("B").text()).isEqualTo(B);
    }

    @Test
    void aRuleKeepsItsIdentityWhenItIsRewrittenRenamedMovedOrComesBack() {
        activate(ALL);
        UUID a = named("A").id();
        UUID b = named("B").id();
        UUID c = named("C").id();

        activate(C + "\n\n" + A.replace("('A')", "('Renamed')") + " // done\n\n" + rule("D", "stop") + "\n");
        assertThat(rules.rules(BOOK)).extracting(BookRule::id).startsWith(c, a).doesNotContain(b);
        activate(B.replace("'b'", "'b2'") + "\n" + book().live());
        assertThat(named("B").id()).isEqualTo(b);
        assertThat(rules.history(b))
                .extracting(BookRules.RuleRevision::revision, BookRules.RuleRevision::author)
                .containsExactly(tuple(2L, "Olga Owner"), tuple(1L, "Olga Owner"));
        assertThat(rules.history(a)).extracting(BookRules.RuleRevision::name).containsExactly("Renamed", "A");
    }

    @Test
    void rulesAreWrittenAddedMovedAndRemovedOneByOne() {
        activate(ALL);
        change(
                new RuleChange.Add(rule("New", "reopen()"), 1),
                new RuleChange.Move(named("C").id(), 0),
                new RuleChange.Remove(named("B").id()),
                new RuleChange.Write(named("A").id(), "  // mine\n" + A + "\n\n"));

        assertThat(book().live())
                .isEqualTo("// What this is for.\n\n/* long\n story */\n" + C + "\n\n// mine\n" + A + "\n\n"
                        + rule("New", "reopen()") + "\n// end\n");
        assertThat(refused(() -> change(new RuleChange.Move(UUID.randomUUID(), 0))))
                .isEqualTo(Reason.NOT_FOUND);
        assertThat(refused(() -> change(new RuleChange.Add("// nothing", 0)))).isEqualTo(Reason.HAS_ERRORS);
        assertThat(refused(() -> change(new RuleChange.Add(A + "\n" + B, 0)))).isEqualTo(Reason.HAS_ERRORS);
        assertThat(refused(() -> change(new RuleChange.Add("rule('x') {", 0)))).isEqualTo(Reason.HAS_ERRORS);
        assertThat(refused(() -> change(new RuleChange.Add("x".repeat(20_000), 0))))
                .isEqualTo(Reason.TEXT_TOO_LONG);
        assertThat(refused(() -> rules.activate(owner, BOOK, 1, List.of(), FailingExamples.REFUSE)))
                .isEqualTo(Reason.CHANGED_MEANWHILE);
        assertThat(rules.check(BOOK, List.of(new RuleChange.Add("rule('x') {", 0)), Locale.ENGLISH))
                .anyMatch(RuleProblem::error);
    }

    @Test
    void aRuleHasADraftOfItsOwn() {
        activate(ALL);
        BookRule b = named("B");
        rules.keepDraft(owner, b.id(), b.revision(), "half a ru");
        rules.keepDraft(lead.id(), b.id(), b.revision(), B + " // draft");
        assertThat(named("B").draft())
                .isEqualTo(new BookRules.RuleDraft(
                        1, B + " // draft", "Lili", kit.clock().instant()));
        assertThat(named("A").draft()).isNull();
        change(new RuleChange.Write(b.id(), B + " // draft"));
        assertThat(named("B").draft()).isNull();

        rules.keepDraft(owner, b.id(), 2, "again");
        rules.dropDraft(owner, b.id());
        assertThat(named("B").draft()).isNull();
        assertThat(refused(() -> rules.keepDraft(owner, UUID.randomUUID(), 1, "")))
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void theDifferenceOfTwoRevisionsIsToldRuleByRule() {
        long one = activate(ALL);
        UUID a = named("A").id();
        UUID b = named("B").id();
        UUID c = named("C").id();
        long two = change(
                new RuleChange.Remove(b),
                new RuleChange.Move(c, 0),
                new RuleChange.Turn(c, RuleMode.SHADOW),
                new RuleChange.Write(a, A.replace("'a'", "'z'")),
                new RuleChange.Add(rule("D", "stop"), 9));

        BookDiff diff = keeping.diff(BOOK, one, two);
        assertThat(diff.rules())
                .extracting(
                        BookDiff.RuleDiff::name,
                        rule -> rule.kinds().stream().sorted().toList())
                .containsExactly(
                        tuple("C", List.of(Kind.SWITCHED)),
                        tuple("A", List.of(Kind.MOVED, Kind.CHANGED)),
                        tuple("B", List.of(Kind.REMOVED)),
                        tuple("D", List.of(Kind.ADDED)));
        assertThat(diff.rules().get(1).lines())
                .contains(
                        new BookDiff.Line(Sign.REMOVED, "  then { tag 'a' }"),
                        new BookDiff.Line(Sign.ADDED, "  then { tag 'z' }"),
                        new BookDiff.Line(Sign.SAME, "  on messageReceived"));
        assertThat(diff.around()).isEmpty();
        assertThat(keeping.diff(BOOK, two, two).rules()).isEmpty();
        assertThat(refused(() -> keeping.diff(BOOK, one, 99))).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void rollingBackIsANewRevisionWithTheOldContent() {
        long one = activate(ALL);
        long two = activate(A + "\n");
        long three = keeping.rollBack(lead.id(), BOOK, two, one, FailingExamples.REFUSE);

        assertThat(three).isEqualTo(two + 1);
        assertThat(book().live()).isEqualTo(ALL);
        assertThat(keeping.diff(BOOK, one, three)).isEqualTo(new BookDiff(List.of(), List.of()));
        assertThat(keeping.activations(2))
                .extracting(
                        BookKeeping.Activated::book,
                        BookKeeping.Activated::revision,
                        BookKeeping.Activated::author,
                        BookKeeping.Activated::failedExamples)
                .containsExactly(tuple(BOOK, three, "Lili", 0), tuple(BOOK, two, "Olga Owner", 0));
        assertThat(refused(() -> keeping.rollBack(owner, BOOK, two, one, FailingExamples.REFUSE)))
                .isEqualTo(Reason.CHANGED_MEANWHILE);
    }

    @Test
    void failingExamplesNeedAnOverrideThatIsRecorded() {
        String failing = "rule('A') {\n  on messageReceived\n  when { text == 'x' }\n  then { stop }\n"
                + "  examples {\n    fires text: 'y'\n    skips text: 'x'\n  }\n}\n";
        assertThat(refused(() -> activate(failing))).isEqualTo(Reason.EXAMPLES_FAIL);
        assertThat(refused(() -> books.activate(
                        owner, BOOK, live(), failing.replace("stop", "stopp"), FailingExamples.OVERRIDE)))
                .isEqualTo(Reason.HAS_ERRORS);
        books.activate(owner, BOOK, live(), failing, FailingExamples.OVERRIDE);
        assertThat(keeping.activations(1))
                .extracting(BookKeeping.Activated::failedExamples)
                .containsExactly(2);
    }

    @Test
    void booksGoOutAndComeInAsFiles() {
        activate(ALL);
        assertThat(keeping.export()).contains(new BookText(BOOK, ALL));

        keeping.importBook(owner, BOOK, B + "\n");
        assertThat(book().draft().content()).isEqualTo(B + "\n");
        UUID b = named("B").id();
        activate(book().draft().content());
        assertThat(named("B").id()).isEqualTo(b);

        keeping.importBook(owner, "night-shift", C + "\n");
        RuleBooks.Book added = books.books().getLast();
        assertThat(added.name()).isEqualTo("night-shift");
        assertThat(added.live()).isEmpty();
        books.activate(owner, "night-shift", added.liveRevision(), added.draft().content());
        assertThat(rules.rules("night-shift")).extracting(BookRule::name).containsExactly("C");
        for (String name : List.of("", "Night", "a b", "a/b", "x".repeat(61), "1st"))
            assertThat(refused(() -> keeping.importBook(owner, name, ""))).isEqualTo(Reason.FIELD_MALFORMED);
    }

    @Test
    void changesNeedFullAccess() {
        activate(ALL);
        UUID b = named("B").id();
        for (ThrowingCallable change : List.<ThrowingCallable>of(
                () -> rules.keepDraft(kim, b, 1, ""),
                () -> rules.dropDraft(kim, b),
                () -> rules.activate(kim, BOOK, live(), List.of(), FailingExamples.REFUSE),
                () -> keeping.rollBack(kim, BOOK, live(), 1, FailingExamples.REFUSE),
                () -> keeping.importBook(kim, BOOK, "")))
            assertThat(refused(change)).isEqualTo(Reason.NEEDS_FULL_ACCESS);
    }
}
