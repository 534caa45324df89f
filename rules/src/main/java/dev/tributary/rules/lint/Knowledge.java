package dev.tributary.rules.lint;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What several atoms come to when all of them hold. */
final class Knowledge {
    private static final List<String> ONLY_RESOLVED = List.of("conversation.resolvedFor", "conversation.resolvedAt");
    private static final String STATUS = "conversation.status";

    private final Set<Atom> atoms;
    private final Map<String, About> fields = new HashMap<>();
    private boolean impossible;

    Knowledge(Collection<Atom> atoms) {
        this.atoms = new HashSet<>(atoms);
        for (Atom atom : this.atoms) {
            learn(atom);
        }
        for (String path : ONLY_RESOLVED) {
            About known = fields.get(path);
            if (known != null && known.given()) {
                about(STATUS).only(Set.of("resolved"));
            }
        }
        impossible |= fields.values().stream().anyMatch(About::impossible);
    }

    /** Whether they cannot all hold. */
    boolean impossible() {
        return impossible;
    }

    /** Whether an atom holds wherever these do. */
    boolean implies(Atom atom) {
        if (impossible || atoms.contains(atom)) {
            return true;
        }
        return switch (atom) {
            case Atom.Constant constant -> constant.holds();
            case Atom.OneOf oneOf -> {
                Set<Object> known = about(oneOf.path()).values;
                yield known != null
                        && (oneOf.holds()
                                ? oneOf.values().containsAll(known)
                                : known.stream().noneMatch(oneOf.values()::contains));
            }
            case Atom.Bound bound -> about(bound.path()).within(bound);
            case Atom.Given given -> given.holds() && about(given.path()).given();
            case Atom.Truth truth -> false;
            case Atom.Has has -> false;
            case Atom.Other other -> false;
        };
    }

    private About about(String path) {
        return fields.computeIfAbsent(path, unknown -> new About());
    }

    private void learn(Atom atom) {
        switch (atom) {
            case Atom.Constant constant -> impossible |= !constant.holds();
            case Atom.Other other -> impossible |= atoms.contains(new Atom.Other(other.shape(), !other.holds()));
            case Atom.OneOf oneOf -> {
                if (oneOf.holds()) {
                    about(oneOf.path()).only(oneOf.values());
                } else {
                    about(oneOf.path()).excluded.addAll(oneOf.values());
                }
            }
            case Atom.Bound bound -> about(bound.path()).narrow(bound);
            case Atom.Given given -> {
                if (given.holds()) {
                    about(given.path()).present = true;
                } else {
                    about(given.path()).absent = true;
                }
            }
            case Atom.Truth truth -> {
                impossible |= atoms.contains(new Atom.Truth(truth.path(), !truth.holds()));
                about(truth.path()).present |= truth.holds();
            }
            case Atom.Has has -> {
                impossible |= atoms.contains(new Atom.Has(has.path(), has.item(), !has.holds()))
                        || (has.holds() && atoms.contains(new Atom.Truth(has.path(), false)));
                about(has.path()).present |= has.holds();
            }
        }
    }

    /** What is known of one field. */
    private static final class About {
        private final Set<Object> excluded = new HashSet<>();

        @Nullable
        private Set<Object> values;

        private Atom.@Nullable Limit low;
        private Atom.@Nullable Limit high;
        private boolean present;
        private boolean absent;

        void only(Set<Object> possible) {
            Set<Object> both = new HashSet<>(possible);
            if (values != null) {
                both.retainAll(values);
            }
            values = both;
        }

        void narrow(Atom.Bound bound) {
            present = true;
            Atom.Limit below = bound.low();
            Atom.Limit above = bound.high();
            if (below != null && (low == null || tighter(below, low, 1))) {
                low = below;
            }
            if (above != null && (high == null || tighter(above, high, -1))) {
                high = above;
            }
        }

        private static boolean tighter(Atom.Limit one, Atom.Limit other, int sign) {
            int order = sign * compare(one.value(), other.value());
            return order > 0 || (order == 0 && !one.with());
        }

        boolean given() {
            return present || values != null;
        }

        boolean impossible() {
            if (absent && given()) {
                return true;
            }
            if (values != null && values.stream().noneMatch(this::possible)) {
                return true;
            }
            if (low == null || high == null) {
                return false;
            }
            int order = compare(low.value(), high.value());
            return order > 0 || (order == 0 && !(low.with() && high.with()));
        }

        private boolean possible(Object value) {
            return !excluded.contains(value) && inside(value);
        }

        private boolean inside(Object value) {
            return (low == null || beyond(value, low, 1)) && (high == null || beyond(value, high, -1));
        }

        private static boolean beyond(Object value, Atom.Limit limit, int sign) {
            int order = sign * compare(value, limit.value());
            return order > 0 || (order == 0 && limit.with());
        }

        /** Whether everything this field can be lies within. */
        boolean within(Atom.Bound bound) {
            Set<Object> known = values;
            if (known != null) {
                return known.stream()
                        .allMatch(value -> (bound.low() == null || beyond(value, bound.low(), 1))
                                && (bound.high() == null || beyond(value, bound.high(), -1)));
            }
            boolean below =
                    bound.low() == null || (low != null && (low.equals(bound.low()) || tighter(low, bound.low(), 1)));
            boolean above = bound.high() == null
                    || (high != null && (high.equals(bound.high()) || tighter(high, bound.high(), -1)));
            return below && above;
        }
    }

    /** The checker lets only values of one type meet. */
    private static int compare(Object one, Object other) {
        if (one instanceof BigDecimal left && other instanceof BigDecimal right) {
            return left.compareTo(right);
        }
        if (one instanceof Duration left && other instanceof Duration right) {
            return left.compareTo(right);
        }
        return one.toString().compareTo(other.toString());
    }
}
