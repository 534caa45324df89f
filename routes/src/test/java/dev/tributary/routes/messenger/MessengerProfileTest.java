package dev.tributary.routes.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.Picture;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.routes.demo.GraphStandIn.SentFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Who writes, by the page's profiles: name and picture, copied and looked at again every week. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class MessengerProfileTest {
    private final PageHouse house;

    MessengerProfileTest(TestDatabase database) {
        house = new PageHouse(database);
    }

    @AfterEach
    void stop() {
        house.close();
    }

    private static SentFile picture(String looks) {
        return new SentFile("p.jpg", "image/jpeg", looks.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> shown() {
        Inbox inbox = house.kit().get(Inbox.class);
        return inbox.picture(house.owner(), house.rows().getFirst().id())
                .map(Picture::content)
                .map(content -> new String(content, StandardCharsets.UTF_8));
    }

    @Test
    void nameAndPictureAreCopiedAndThePictureIsFetchedAgainAfterAWeek() {
        house.graph().looksLike("7", picture("young"));
        house.graph().customerWrites("7", "Eva Fekete", "hello");
        assertThat(house.rows().getFirst().contactName()).isEqualTo("Eva Fekete");
        assertThat(shown()).contains("young");
        assertThat(house.kit()
                        .get(Inbox.class)
                        .head(house.owner(), house.rows().getFirst().id())
                        .pictured())
                .isTrue();

        house.graph().looksLike("7", picture("older"));
        house.clock().advance(Duration.ofDays(6));
        house.graph().customerWrites("7", "Eva Fekete", "hello again");
        assertThat(shown()).contains("young");
        house.clock().advance(Duration.ofDays(2));
        house.graph().customerWrites("7", "Eva Fekete", "and again");
        assertThat(shown()).contains("older");
    }

    @Test
    void whoseProfileMayNotBeReadIsSomebodyWithoutNameAndPicture() {
        house.graph().hides("8");
        assertThat(house.graph().customerWrites("8", "Adam Kis", "hello")).isEqualTo(200);
        assertThat(house.rows()).hasSize(1);
        assertThat(house.rows().getFirst().contactName()).isEmpty();
        assertThat(shown()).isEmpty();
    }

    @Test
    void whatIsNoPictureIsNotKept() {
        house.graph().looksLike("7", new SentFile("p.svg", "image/svg+xml", "<svg/>".getBytes(StandardCharsets.UTF_8)));
        house.graph().customerWrites("7", "Eva Fekete", "hello");
        assertThat(shown()).isEmpty();
    }
}
