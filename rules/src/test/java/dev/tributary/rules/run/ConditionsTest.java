package dev.tributary.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.decision.BookText;
import dev.tributary.engine.decision.RuleVerdict;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.rules.Snapshots;
import dev.tributary.rules.book.BookCompiler;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each operator and method means, on values that are there and on values that are not. */
class ConditionsTest {
    private static BookCompiler compiler;

    @BeforeAll
    static void open() {
        compiler = new BookCompiler();
    }

    @AfterAll
    static void close() {
        compiler.close();
    }

    private static boolean holds(String condition, Snapshot snapshot) {
        String book = "rule('x') {\n on messageReceived\n when {\n " + condition + "\n }\n then { stop }\n}";
        return compiler.compile(List.of(new BookText("book", book)))
                        .decide(snapshot)
                        .trace()[0]
                == RuleVerdict.FIRED;
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                // equality
                "channel == 'chat'; true",
                "channel == 'email'; false",
                "channel != 'chat'; false",
                "channel != 'email'; true",
                "'chat' == channel; true",
                "message.channel == channel; true",
                "conversation.isNew == true; true",
                "conversation.messageCount == 0; true",
                "conversation.messageCount == 0.0; true",
                "5 == 5.0; true",
                "contact.tags == ['vip', 'exchange']; true",
                "contact.tags != ['exchange', 'vip']; true",
                "30.days == 720.hours; true",
                "1.week == 7.days; true",
                // order
                "contact.conversationCount > 2; true",
                "contact.conversationCount > 3; false",
                "contact.conversationCount >= 3; true",
                "contact.conversationCount < 3; false",
                "contact.conversationCount <= 3; true",
                "contact.conversationCount < 3.5; true",
                "-1 < 0; true",
                "20.minutes < 1.hour; true",
                "now >= now; true",
                "90.seconds > 1.minute; true",
                // logic
                "true && true; true",
                "true && false; false",
                "false || true; true",
                "false || false; false",
                "!true; false",
                "!(channel == 'email'); true",
                "true || false && false; true",
                "(true || false) && false; false",
                "true && true && false; false",
                "false || false || true; true",
                // truth of bare values
                "text; true",
                "''; false",
                "0; false",
                "1; true",
                "-1; true",
                "0.0; false",
                "null; false",
                "[]; false",
                "['a']; true",
                "contact.tags; true",
                "conversation.tags; false",
                "0.days; true",
                "now; true",
                "!''; true",
                // in
                "'vip' in contact.tags; true",
                "'VIP' in contact.tags; false",
                "'vip' !in contact.tags; false",
                "channel in ['email', 'chat']; true",
                "channel in ['email']; false",
                "channel !in ['email']; true",
                "contact.conversationCount in [1, 3]; true",
                "channel in []; false",
                "3 in [1, 2]; false",
                // choices
                "conversation.isNew ? true : false; true",
                "conversation.isNew ? false : true; false",
                "(conversation.isNew ? 'a' : 'b') == 'a'; true",
                "(subject ?: 'none') == 'none'; true",
                "(contact.name ?: 'none') == 'Bence Nagy'; true",
                "('' ?: 'x') == 'x'; true",
                // patterns
                "text =~ /refund/; true",
                "text =~ /Refund/; false",
                "text =~ /(?i)REFUND/; true",
                "text ==~ /refund/; false",
                "text ==~ /.*refund.*/; true",
                "text =~ 'árvíz'; true",
                "text =~ /^I want/; true",
                "text =~ /\\d{4}/; true",
                // texts
                "text.contains('refund'); true",
                "text.contains('Refund'); false",
                "text.containsIgnoreCase('REFUND'); true",
                "text.containsIgnoreCase('ÁRVÍZTŰRŐ'); true",
                "text.hasWord('árvíztűrő'); true",
                "text.hasWord('ár'); false",
                "text.hasWord('REFUND'); true",
                "text.hasWord('fund'); false",
                "text.hasWord('a refund'); true",
                "text.hasWord(''); false",
                "text.startsWith('I want'); true",
                "text.startsWith('want'); false",
                "text.endsWith('1187.'); true",
                "text.isEmpty(); false",
                "!text.isEmpty(); true",
                "text.size() > 10; true",
                "''.isEmpty(); true",
                "'abc'.size() == 3; true",
                "text.contains(contact.language); false",
                // lists
                "contact.tags.contains('vip'); true",
                "contact.tags.size() == 2; true",
                "contact.tags.isEmpty(); false",
                "contact.tags.any { it == 'vip' }; true",
                "contact.tags.any { it.startsWith('x') }; false",
                "contact.tags.every { it.size() > 2 }; true",
                "contact.tags.every { tag -> tag == 'vip' }; false",
                "conversation.tags.any { true }; false",
                "conversation.tags.every { false }; true",
                "message.files.any { it.endsWith('.pdf') }; true",
                "contact.tags.count { it.size() > 2 } == 2; true",
                "contact.tags.find { it.startsWith('ex') } == 'exchange'; true",
                "contact.tags.find { it == 'x' } == null; true",
                "contact.tags.findAll { it.size() > 3 } == ['exchange']; true",
                "contact.tags.first() == 'vip' && contact.tags.last() == 'exchange'; true",
                "contact.tags.join(', ') == 'vip, exchange'; true",
                "[1, 2].join('-') == '1-2'; true",
                "contact.tags.intersect(['exchange', 'x']) == ['exchange']; true",
                "contact.tags.disjoint(['x']); true",
                "contact.tags.containsAll(['vip']); true",
                "contact.tags + 'x' == ['vip', 'exchange', 'x']; true",
                "contact.tags + ['x'] - 'vip' == ['exchange', 'x']; true",
                "[1, 2] + 3 - [1] == [2, 3]; true",
                "[1, 2, 2.0 + 1].contains(3); true",
                // calculating
                "1 + 2 * 3 - 4 == 3; true",
                "7 % 3 == 1 && -7 % 3 == -1; true",
                "7 / 2 == 3.5; true",
                "1 / 3 == 0.3333333333; true",
                "-contact.conversationCount == -3; true",
                "1.10 + 2 == 3.1; true",
                "9223372036854775807 - 1 > 0; true",
                "20.minutes + 1.hour == 80.minutes; true",
                "1.hour - 90.minutes == -30.minutes; true",
                "now - 1.day < now; true",
                "now + 1.day - now == 24.hours; true",
                "(now + 90.seconds - now).toMinutes() == 1; true",
                "1.day.toHours() == 24 && 2.days.toDays() == 2 && 1.minute.toSeconds() == 60; true",
                // ranges
                "contact.conversationCount in 1..3; true",
                "contact.conversationCount in 1..<3; false",
                "contact.conversationCount in 3<..5; false",
                "contact.conversationCount in 5..1; true",
                "5 in 5..<1 && 1 !in 5..<1; true",
                "1 in 1<..<1; false",
                "2.5 in 1..5; false",
                // texts put together
                "'a' + 1 == 'a1' && 1.50 + 'a' == '1.50a'; true",
                "\"${contact.name}, $channel ${1 + 2} ${true}\" == 'Bence Nagy, chat 3 true'; true",
                "'Ab'.toLowerCase() == 'ab' && 'áb'.toUpperCase() == 'ÁB'; true",
                "' a '.trim() == 'a' && ' '.isBlank(); true",
                "'aXbX'.replace('X', '--') == 'a--b--'; true",
                "'abc'.replace('', '-') == '-a-b-c-'; true",
                "'abc'.substring(1) == 'bc' && 'abc'.substring(1, 2) == 'b'; true",
                "'abc'.take(2) + 'abc'.drop(2) == 'abc'; true",
                "'abc'.take(9) == 'abc' && 'abc'.drop(9) == '' && 'abc'.take(-1) == ''; true",
                "'abc'.length() == 3; true",
                "' 12 '.toLong() == 12 && '12'.isLong() && !'1x'.isLong(); true",
                "'a' < 'b' && 'b' > 'a' && 'a' <= 'a'; true",
                // what is found
                "text.find(/order \\d+/) == 'order 1187'; true",
                "text.find(/order (\\d+)/) { all, number -> number } == '1187'; true",
                "text.find(/order (\\d+)/) { all, number -> number }.toLong() in 1000..2000; true",
                "text.find(/refund/) { it.toUpperCase() } == 'REFUND'; true",
                "text.find(/nothing/) == null; true",
                "text.findAll(/\\d/) == ['1', '1', '8', '7']; true"
            })
    void meansWhatItMeansInGroovy(String condition, boolean expected) {
        assertThat(holds(condition, Snapshots.chat("I want a refund: árvíztűrő order 1187.")))
                .as(condition)
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                // equal only to null; different from everything else
                "subject == null; true",
                "subject != null; false",
                "subject == ''; false",
                "subject != 'x'; true",
                "subject == contact.email; true",
                "conversation.group != 'billing'; true",
                "null == null; true",
                // neither smaller nor greater
                "conversation.resolvedFor > 30.days; false",
                "conversation.resolvedFor < 30.days; false",
                "conversation.resolvedFor >= 0.days; false",
                "!(conversation.resolvedFor > 30.days); true",
                "conversation.resolvedAt < now; false",
                "conversation.idleFor <= 1.day; false",
                // not true
                "subject; false",
                "!subject; true",
                "conversation.resolvedFor; false",
                "!conversation.resolvedFor; true",
                // answers nothing
                "subject.contains('x'); false",
                "!subject.contains('x'); true",
                "subject.isEmpty(); false",
                "subject?.contains('x'); false",
                "subject.size() == 0; false",
                "subject.size() < 1; false",
                "subject.hasWord('x'); false",
                "subject.contains('x') == false; false",
                "text.contains(subject); false",
                // in no list, matches no pattern
                "subject in ['x']; false",
                "subject !in ['x']; true",
                "subject =~ /.*/; false",
                "subject ==~ /.*/; false",
                "contact.tags.contains(subject); false",
                // nothing written in a text, absent in sums
                "\"Hello ${subject}!\" == 'Hello !'; true",
                "subject + 'x' == 'x'; true",
                "conversation.idleFor + 1.day == null; true",
                "subject.size() + 1 == null; true",
                "conversation.resolvedAt - 1.day < now; false",
                "subject.size() in 0..5; false",
                "subject.size() !in 0..5; true",
                "subject.find(/x/) == null; true",
                "subject.toLowerCase() == null; true",
                "[].first() == null; true"
            })
    void absentValuesAreNothing(String condition, boolean expected) {
        assertThat(holds(condition, Snapshots.chat("Hello"))).as(condition).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "conversation.resolvedFor > 30.days; true",
                "conversation.resolvedFor < 32.days; true",
                "conversation.resolvedFor == 31.days; true",
                "conversation.resolvedAt < now; true",
                "conversation.status == 'resolved'; true",
                "conversation.group == 'billing'; true",
                "'anna@example.com' in conversation.assignees; true",
                "conversation.assigneeOnShift; true",
                "conversation.subject == 'Order'; true",
                "subject == 'Re: Order'; true",
                "conversation.isNew; false"
            })
    void aResolvedConversationIsSeen(String condition, boolean expected) {
        assertThat(holds(condition, Snapshots.resolved("Hello", Duration.ofDays(31), false)))
                .as(condition)
                .isEqualTo(expected);
    }
}
