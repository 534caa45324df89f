package dev.tributary.routes.trial;

import dev.tributary.engine.kit.SettableClock;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelCapabilities;
import dev.tributary.engine.spi.ChannelGateway;
import dev.tributary.engine.spi.Channels;
import dev.tributary.engine.spi.InboundFile;
import dev.tributary.engine.spi.SendOutcome;
import dev.tributary.routes.webchat.ChatBrowser;
import dev.tributary.routes.webchat.ChatHouse;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A website with the box. A sample is posted by a visitor who was let in, with her token where it says {@code visitor}. What
 * goes out is stored where she reads it: there is no other side that could be away.
 */
final class ChatTrial extends HouseTrial {
    private static final AccountKey SHOP = new AccountKey(Channels.CHAT, "shop");

    private final ChatHouse house;
    private final AtomicReference<@Nullable TrialIntake> intake = new AtomicReference<>();
    private final Map<String, ChatBrowser> visitors = new HashMap<>();
    private final Map<String, UUID> stored = new HashMap<>();

    ChatTrial() {
        super(SHOP);
        house = ChatHouse.open(watch(), real -> {
            intake.set(new TrialIntake(new Masker(), real));
            return intake.get();
        });
    }

    @Override
    SettableClock clock() {
        return house.clock();
    }

    @Override
    ChannelCapabilities capabilities() {
        return house.capabilities();
    }

    /** As many characters as the box takes. */
    @Override
    public int longestIn() {
        return capabilities().maxLength();
    }

    @Override
    public TrialIntake intake() {
        return intake.get();
    }

    /** New visitors, who have seen nothing. */
    @Override
    void clear() {
        visitors.clear();
        stored.clear();
    }

    private ChatBrowser visitor(String name) {
        return visitors.computeIfAbsent(name, any -> ChatBrowser.welcomed(house));
    }

    /** Everything here is posted, and by strangers. */
    @Override
    public boolean posted(Sample sample) {
        return true;
    }

    @Override
    public Came comesIn(Sample sample) {
        Map<String, String> headers = new HashMap<>(sample.headers());
        if ("visitor".equals(headers.remove("Authorization")))
            headers.put("Authorization", "Bearer " + visitor("Eva").token());
        int status = house.posts("messages", headers, sample.body());
        return new Came(status < 300, status, null);
    }

    @Override
    public Set<OtherSide> possible() {
        return EnumSet.of(OtherSide.ANSWERS);
    }

    /** An answer is stored once; a repeat finds it there. */
    @Override
    public SendOutcome goesOut(Sample sample, String text, OtherSide behaves) {
        UUID unused = stored.computeIfAbsent(to(sample) + "\n" + text, any -> {
            List<InboundFile> files = files(sample).stream()
                    .map(file ->
                            new InboundFile(Unmasked.of(file.name()), file.mediaType(), null, file.content(), null))
                    .toList();
            return house.answer(visitor(to(sample)).visitor(), text, files);
        });
        return house.get(ChannelGateway.class).send(message(house.site(), SHOP, sample, text, null));
    }

    /** What each visitor sees now, and what is in the files they were sent. */
    @Override
    public List<Outside.Told> told() {
        return visitors.entrySet().stream()
                .map(visitor -> new Outside.Told(
                        "the box of " + visitor.getKey(),
                        Map.of(),
                        visitor.getValue().sees()))
                .toList();
    }

    /** What a visitor was shown stays where it is. */
    @Override
    public void forgetTold() {}

    @Override
    public void close() {
        house.close();
    }
}
