package dev.tributary.rules.week;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Says who should have been told of what, and when, from the sentences of the order alone: it knows the facts (who wrote,
 * who is there, whose a conversation is) and nothing of how the house keeps or sends notices. Where the words leave
 * something open, {@code docs/decisions/0016-who-is-told-of-what.md} says how they are taken.
 */
final class Oracle {
    private static final Duration GONE = Duration.ofSeconds(60);
    private static final Duration MISSED_TOGETHER = Duration.ofMinutes(5);
    private static final Duration MAILS_APART = Duration.ofMinutes(15);
    private static final Duration COPY_AFTER = Duration.ofMinutes(2);

    /** The two kinds, and the follow-up, which is no kind that can be switched off. */
    enum What {
        OFFLINE,
        MISSED,
        FOLLOW_UP
    }

    private static final class Person {
        boolean active = true;
        boolean all;
        final Set<String> groups = new HashSet<>();
        String there = "offline";
        Instant onlineUntil = Instant.MIN;
        final Set<String> off = new HashSet<>();
        final List<Told> mail = new ArrayList<>();
        Instant lastMail = Instant.MIN;
        boolean mailPlanned;
        /** By medium, when the missed conversations that are being gathered are told. */
        final Map<String, Instant> gathering = new HashMap<>();
    }

    private static final class Talk {
        @Nullable
        String group;

        final Set<String> assignees = new TreeSet<>();
        boolean resolved;
        boolean begun;

        @Nullable
        Instant waiting;

        boolean missedTold;
        /** Grows with whatever ends a wait: what is gathered for an older wait is cancelled. */
        int ended;

        @Nullable
        String address;

        final List<String> unread = new ArrayList<>();
        int answers;
        int visits;
    }

    /** One thing that somebody is to be told. */
    private record Told(String talk, What what, int turn) {}

    private record Due(Instant at, long order, Runnable work) {}

    private final Map<String, Person> people = new TreeMap<>();
    private final Map<String, Talk> talks = new HashMap<>();
    private final PriorityQueue<Due> agenda =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::order));
    private final List<String> expected = new ArrayList<>();
    private long order;
    private Instant now = Instant.MIN;

    /** What should have been sent and shown by now, one line each. */
    List<String> expected() {
        return expected.stream().sorted().toList();
    }

    /** Time goes on. */
    void until(Instant moment) {
        while (!agenda.isEmpty() && !agenda.peek().at().isAfter(moment)) {
            Due due = agenda.remove();
            now = due.at();
            due.work().run();
        }
        now = moment;
    }

    private void plan(Instant at, Runnable work) {
        agenda.add(new Due(at, order++, work));
    }

    // the facts: people

    void hired(String name, boolean all, Set<String> groups) {
        Person person = new Person();
        person.all = all;
        person.groups.addAll(groups);
        people.put(name, person);
    }

    void there(String name, String how) {
        Person person = person(name);
        if (person.there.equals("online") && !how.equals("online")) person.onlineUntil = now;
        person.there = how;
    }

    void active(String name, boolean active) {
        Person person = person(name);
        if (person.there.equals("online") && !active) person.onlineUntil = now;
        person.active = active;
        if (active) return;
        person.there = "offline";
        // who has left the team has no open conversation any more
        for (Talk talk : talks.values()) if (!talk.resolved) talk.assignees.remove(name);
    }

    void moved(String name, Set<String> groups) {
        person(name).groups.clear();
        person(name).groups.addAll(groups);
    }

    void switched(String name, What kind, String medium, boolean on) {
        if (on) person(name).off.remove(kind + medium);
        else person(name).off.add(kind + medium);
    }

    private Person person(String name) {
        return Objects.requireNonNull(people.get(name));
    }

    // the facts: conversations

    /** A customer wrote, or a machine did in their name. */
    void wrote(String id, boolean automatic, @Nullable String address) {
        Talk talk = talks.computeIfAbsent(id, unused -> new Talk());
        boolean followUp = talk.begun;
        talk.begun = true;
        if (address != null) talk.address = address;
        if (automatic) return;
        if (talk.resolved) {
            talk.resolved = false;
            talk.assignees.removeIf(name -> person(name).there.equals("offline"));
        }
        seen(id);
        if (talk.waiting == null) talk.waiting = now;
        if (!talk.assignees.isEmpty()) {
            for (String name : talk.assignees)
                if (person(name).active && person(name).there.equals("offline")) tell(name, id, What.OFFLINE);
            return;
        }
        Set<String> mayTake = mayTake(talk);
        if (mayTake.stream().noneMatch(name -> person(name).there.equals("online")))
            mayTake.forEach(name -> tell(name, id, What.OFFLINE));
        else if (followUp && talk.group != null)
            mayTake.stream()
                    .filter(name -> person(name).groups.contains(talk.group))
                    .forEach(name -> tell(name, id, What.FOLLOW_UP));
    }

    /** A person answered; in the chat box it waits to be read. */
    void answered(String id, String text, boolean chat) {
        Talk talk = talk(id);
        endWait(talk);
        if (!chat || talk.address == null) return;
        talk.unread.add(text);
        int answer = ++talk.answers;
        plan(now.plus(COPY_AFTER), () -> copy(talk, answer));
    }

    private void copy(Talk talk, int answer) {
        // not the last one, or read meanwhile
        if (answer != talk.answers || talk.unread.isEmpty()) return;
        expected.add(now + " copy to " + talk.address + ": " + String.join(" | ", talk.unread));
        talk.unread.clear();
    }

    /** The visitor has the box open and sees what stands there. */
    void seen(String id) {
        Talk talk = talk(id);
        talk.unread.clear();
    }

    void resolved(String id) {
        Talk talk = talk(id);
        talk.resolved = true;
        endWait(talk);
    }

    void belongs(String id, @Nullable String group, Set<String> assignees) {
        Talk talk = talk(id);
        talk.group = group;
        talk.assignees.clear();
        talk.assignees.addAll(assignees);
    }

    void onSite(String id) {
        talk(id).visits++;
    }

    void offSite(String id) {
        Talk talk = talk(id);
        int visit = ++talk.visits;
        plan(now.plus(GONE), () -> {
            if (talk.visits == visit) gone(id, talk);
        });
    }

    private Talk talk(String id) {
        return Objects.requireNonNull(talks.get(id));
    }

    private static void endWait(Talk talk) {
        talk.waiting = null;
        talk.missedTold = false;
        talk.ended++;
    }

    // what follows from them

    private Set<String> mayTake(Talk talk) {
        Set<String> names = new TreeSet<>();
        people.forEach((name, person) -> {
            if (mayOpen(name, person, talk)) names.add(name);
        });
        return names;
    }

    private static boolean mayOpen(String name, Person person, Talk talk) {
        return person.active
                && (person.all
                        || talk.group == null
                        || person.groups.contains(talk.group)
                        || talk.assignees.contains(name));
    }

    private void gone(String id, Talk talk) {
        Instant since = talk.waiting;
        if (since == null || talk.missedTold) return;
        Set<String> mayTake = mayTake(talk);
        boolean somebodyWas = mayTake.stream()
                .map(this::person)
                .anyMatch(person -> person.there.equals("online") || person.onlineUntil.isAfter(since));
        if (!somebodyWas) return;
        talk.missedTold = true;
        Told told = new Told(id, What.MISSED, talk.ended);
        for (String name : talk.assignees.isEmpty() ? mayTake : talk.assignees) {
            if (!person(name).active) continue;
            for (String medium : List.of("mail", "desktop")) {
                Instant running = person(name).gathering.get(medium);
                Instant at = running != null && running.isAfter(now) ? running : now.plus(MISSED_TOGETHER);
                person(name).gathering.put(medium, at);
                plan(at, () -> hand(name, medium, told));
            }
        }
    }

    private void tell(String name, String id, What what) {
        Told told = new Told(id, what, 0);
        hand(name, "mail", told);
        hand(name, "desktop", told);
    }

    private void hand(String name, String medium, Told told) {
        if (!stands(name, medium, told)) return;
        if (medium.equals("desktop")) {
            expected.add(now + " desktop of " + name + ": " + told.talk() + " " + told.what());
            return;
        }
        Person person = person(name);
        person.mail.add(told);
        if (person.mailPlanned) return;
        person.mailPlanned = true;
        Instant earliest = person.lastMail.equals(Instant.MIN) ? now : person.lastMail.plus(MAILS_APART);
        plan(earliest.isAfter(now) ? earliest : now, () -> mail(name));
    }

    private void mail(String name) {
        Person person = person(name);
        person.mailPlanned = false;
        List<String> lines = person.mail.stream()
                .filter(told -> stands(name, "mail", told))
                .map(told -> told.talk() + (told.what() == What.MISSED ? " left" : " wrote"))
                .sorted()
                .toList();
        person.mail.clear();
        if (lines.isEmpty()) return;
        person.lastMail = now;
        expected.add(now + " mail to " + name + ": " + String.join(", ", lines));
    }

    /** Whether it is still to be told: to somebody who may open it, wants it, and of what nobody has settled. */
    private boolean stands(String name, String medium, Told told) {
        Person person = person(name);
        Talk talk = talk(told.talk());
        return mayOpen(name, person, talk)
                && !person.off.contains(told.what() + medium)
                && (told.what() != What.MISSED || talk.ended == told.turn());
    }
}
