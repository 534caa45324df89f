package dev.tributary.rules.run;

import dev.tributary.engine.decision.Decision;
import dev.tributary.rules.tree.Action;
import dev.tributary.rules.vocabulary.Facts;
import java.util.List;
import java.util.function.Consumer;

/** Carries out a rule's actions: tells the engine what was decided, and shows it to the rules that follow. */
final class Effects {
    private Effects() {}

    /** Returns whether the book goes on. */
    static boolean apply(int rule, List<Action> actions, Facts facts, Consumer<Decision> decisions) {
        boolean goesOn = true;
        for (Action action : actions) {
            switch (action) {
                case Action.AssignGroup(String group) -> {
                    decisions.accept(new Decision.AssignGroup(rule, group));
                    facts.groupIs(group);
                }
                case Action.AssignAgent(String agent) -> {
                    decisions.accept(new Decision.AssignAgent(rule, agent));
                    facts.assigneesAre(List.of(agent));
                }
                case Action.Unassign() -> {
                    decisions.accept(new Decision.Unassign(rule));
                    facts.assigneesAre(List.of());
                }
                case Action.Tag(String tag) -> {
                    decisions.accept(new Decision.Tag(rule, tag));
                    facts.tagged(tag);
                }
                case Action.Prioritise(String priority) -> {
                    decisions.accept(new Decision.Prioritise(rule, priority));
                    facts.priorityIs(priority);
                }
                case Action.Reopen() -> {
                    decisions.accept(new Decision.Reopen(rule));
                    facts.reopened();
                }
                case Action.StartNewConversation() -> {
                    decisions.accept(new Decision.StartNewConversation(rule));
                    facts.startedNew();
                }
                case Action.Note(String text) -> decisions.accept(new Decision.Note(rule, text));
                case Action.Stop() -> goesOn = false;
            }
        }
        return goesOn;
    }
}
