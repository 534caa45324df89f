package dev.tributary.engine.notice;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Permissions;
import dev.tributary.engine.notice.NoticeStore.Place;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether agents may be told of something, and want to be. Asked when a notice is settled and again before its mail leaves:
 * rights are lost and switches turned meanwhile.
 */
@Component
final class Recipients {
    private final People people;
    private final NoticeStore notices;
    private final NoticeWishStore wishes;

    Recipients(People people, NoticeStore notices, NoticeWishStore wishes) {
        this.people = people;
        this.notices = notices;
        this.wishes = wishes;
    }

    /** What stands in the way of these notices, as a word, by notice; who may be told is missing. */
    Map<UUID, String> refused(Collection<Notice> asked) {
        Map<UUID, String> refused = new HashMap<>();
        Set<UUID> ids =
                asked.stream().map(Notice::agent).filter(Objects::nonNull).collect(Collectors.toSet());
        if (ids.isEmpty()) return refused;
        Map<UUID, Agent> agents = new HashMap<>();
        if (ids.size() == 1) ids.forEach(id -> people.agent(id).ifPresent(agent -> agents.put(id, agent)));
        else people.agents().forEach(agent -> agents.put(agent.id(), agent));
        Map<UUID, Place> places =
                notices.places(asked.stream().map(Notice::conversation).collect(Collectors.toSet()));
        Map<UUID, NoticeWishes> wanted = wishes.of(ids);
        for (Notice notice : asked) {
            UUID id = notice.agent();
            if (id == null) continue;
            Place place = places.get(notice.conversation());
            String reason = reason(notice, agents.get(id), place, wanted.getOrDefault(id, NoticeWishes.ALL));
            if (reason != null) refused.put(notice.id(), reason);
        }
        return refused;
    }

    /** Whether the agent wants the same on the screen. */
    boolean onScreen(Notice notice) {
        UUID agent = notice.agent();
        NoticeKind kind = notice.kind();
        if (agent == null) return false;
        return kind == null
                || wishes.of(Set.of(agent))
                        .getOrDefault(agent, NoticeWishes.ALL)
                        .want(kind, Notice.DESKTOP);
    }

    private static @Nullable String reason(
            Notice notice, @Nullable Agent agent, @Nullable Place place, NoticeWishes wishes) {
        if (agent == null || !agent.active()) return "agentGone";
        if (place == null || !Permissions.mayOpen(agent, place.group(), place.assignees())) return "mayNotOpen";
        NoticeKind kind = notice.kind();
        return kind == null || wishes.want(kind, notice.medium()) ? null : "switchedOff";
    }
}
