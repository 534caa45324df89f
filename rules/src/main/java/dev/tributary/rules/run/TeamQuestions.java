package dev.tributary.rules.run;

import dev.tributary.rules.tree.CheckedRule;
import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.tree.Trigger;
import dev.tributary.rules.vocabulary.Event;
import dev.tributary.rules.vocabulary.Vocabulary;
import java.util.Set;

/** Whether a rule asks who is there to answer, or the house's clock, which the team's hours are kept by. */
final class TeamQuestions {
    private static final Set<String> ASKED =
            Set.of("team.online", "team.wasOnline", "group.online", "hours.open", "now.hour", "now.weekday");

    private TeamQuestions() {}

    static boolean in(CheckedRule rule) {
        return rule.triggers().stream().anyMatch(TeamQuestions::inHours)
                || rule.expressions().stream().anyMatch(TeamQuestions::in);
    }

    /** A wait has counted its hours already when it comes. */
    private static boolean inHours(Trigger trigger) {
        return trigger.businessHours() && trigger.event().takes() != Event.Takes.DURATION;
    }

    /** What a plugin's question reads is not known. */
    private static boolean in(Expression expression) {
        if (expression instanceof Expression.Read read) {
            String path = read.field().path();
            return ASKED.contains(path) || Vocabulary.standard().field(path) == null;
        }
        return expression.parts().stream().anyMatch(TeamQuestions::in);
    }
}
