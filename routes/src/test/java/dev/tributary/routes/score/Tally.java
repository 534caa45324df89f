package dev.tributary.routes.score;

import java.util.ArrayList;
import java.util.List;

/** Counts the cases of one figure. */
public final class Tally {
    private final String name;
    private final Bar bar;
    private final List<String> noted = new ArrayList<>();
    private int got;
    private int of;

    /** Nothing is counted yet. */
    public Tally(String name, Bar bar) {
        this.name = name;
        this.bar = bar;
    }

    /** One case; its id is noted when it is on the wrong side of the bar. */
    public void add(String id, boolean counts) {
        of++;
        if (counts) got++;
        if (counts == (bar.kind() == Bar.Kind.AT_MOST)) noted.add(id);
    }

    /** Whether there was any case at all, and the bar is reached. */
    boolean good() {
        return of > 0 && bar.reached(got, of);
    }

    boolean empty() {
        return of == 0;
    }

    /** {@code SCORE name got of bar}. */
    public String line() {
        return "SCORE " + name + " " + got + " " + of + " " + bar.text(of);
    }

    /** {@code MISSED name id} for each case that went wrong. */
    public List<String> missed() {
        return noted.stream().map(id -> "MISSED " + name + " " + id).toList();
    }
}
