package dev.tributary.engine.masking;

import java.util.Set;

/**
 * Which detectors run. Cards are in every plan.
 *
 * @param detectors the detectors
 */
public record MaskPlan(Set<Detector> detectors) {
    /** Cards and nothing else. */
    public static final MaskPlan CARDS = new MaskPlan(Set.of(Detector.CARD_NUMBERS));

    public MaskPlan {
        java.util.EnumSet<Detector> all = java.util.EnumSet.of(Detector.CARD_NUMBERS);
        all.addAll(detectors);
        detectors = java.util.Collections.unmodifiableSet(all);
    }
}
