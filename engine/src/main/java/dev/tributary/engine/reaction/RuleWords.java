package dev.tributary.engine.reaction;

import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.conversation.ThreadEntry.Happened;
import dev.tributary.engine.conversation.Writer;
import dev.tributary.engine.decision.CompiledRules;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What rules say: their names, their texts, masked like anybody's, and the quiet lines that tell what they did. */
final class RuleWords {
    private final CompiledRules rules;
    private final Masker masker;
    private final Instant now;

    RuleWords(CompiledRules rules, Masker masker, Instant now) {
        this.rules = rules;
        this.masker = masker;
        this.now = now;
    }

    Instant now() {
        return now;
    }

    MaskedText mask(String text) {
        return masker.mask(Unmasked.of(text), rules.maskPlan());
    }

    String name(Decision decision) {
        return name(decision.rule());
    }

    String name(int place) {
        List<CompiledRules.RuleName> names = rules.rules();
        return place >= 0 && place < names.size() ? names.get(place).name() : "?";
    }

    void tell(LockedConversation conversation, Decision decision, String key, Map<String, String> arguments) {
        Map<String, String> all = new HashMap<>(arguments);
        String rule = name(decision);
        all.put("rule", rule);
        conversation.append(new Happened(Writer.rule(rule), key, all), now);
    }
}
