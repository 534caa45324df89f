package dev.tributary.routes.plugin;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.FileChannel;
import dev.tributary.engine.spi.SendOutcome;
import dev.tributary.routes.mail.FakeQuarantine;
import dev.tributary.routes.stream.FakeAccounts;
import dev.tributary.routes.stream.FakeIntake;
import dev.tributary.routes.stream.Messages;
import dev.tributary.routes.stream.StreamKit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** A folder of channels with a house around it that remembers what came in. */
final class PluginHouse implements AutoCloseable {
    final FakeAccounts accounts = new FakeAccounts();
    final FakeIntake intake = new FakeIntake();
    final FakeQuarantine quarantine = new FakeQuarantine();
    final StreamKit stream = new StreamKit();
    final FileChannels channels;
    private final MockMvc web = stream.web();
    private final Path folder;

    PluginHouse(Path data) {
        this(data, "*");
    }

    PluginHouse(Path data, String components) {
        folder = data.resolve("channels");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        channels = new FileChannels(
                data.toString(),
                components,
                accounts,
                stream.files(intake, quarantine),
                new RouteTroubles(accounts, new Masker(), () -> MaskPlan.CARDS),
                List.of());
    }

    /** A channel that takes {@code {"id", "from", "text"}} at its webhook and writes on what it sends. */
    static String simple(String name, String mark) {
        return """
                # name: Fax of %2$s
                # icon: phone
                - route:
                    from:
                      uri: conversation:%1$s/webhook
                      steps:
                        - convertBodyTo: { type: java.util.Map }
                        - setBody:
                            expression:
                              language:
                                language: json
                                expression: |
                                  {"kind": "message", "externalId": "${body[id]}", "from": {"id": "${body[from]}"},
                                   "text": "${body[text]} %2$s"}
                        - to: { uri: "conversation:%1$s" }
                - route:
                    from:
                      uri: conversation:%1$s
                      steps:
                        - setHeader: { name: ConversationExternalId, expression: { constant: { expression: "%2$s" } } }
                """.formatted(name, mark);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Puts a file there and has it seen. */
    void write(String file, String text) {
        put(file, text);
        channels.look();
    }

    /** Puts a file there; it is seen when the folder is looked at next. */
    void put(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String file) {
        try {
            Files.delete(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        channels.look();
    }

    FileChannel channel(String name) {
        return channels.of(name).orElseThrow();
    }

    ChannelAccount account(String channel) {
        return accounts.byKey(new AccountKey(channel, "main")).orElseThrow();
    }

    /** What the last message said, masked as the house would. */
    String lastText() {
        return new Masker().mask(intake.lastMessage().text(), MaskPlan.CARDS).value();
    }

    MockHttpServletResponse post(String channel, String body) {
        return post("127.0.0.1", channel, body);
    }

    /** From this address: each may post so often. */
    MockHttpServletResponse post(String from, String channel, String body) {
        try {
            return web.perform(MockMvcRequestBuilders.post("/channels/" + channel + "/webhook")
                            .with(request -> {
                                request.setRemoteAddr(from);
                                return request;
                            })
                            .contentType(MediaType.APPLICATION_JSON)
                            .header("CamelFileName", "../../evil")
                            .content(body))
                    .andReturn()
                    .getResponse();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    SendOutcome send(String channel, String text) {
        return stream.gateway().send(Messages.outgoing(new AccountKey(channel, "main"), "someone", text));
    }

    @Override
    public void close() {
        channels.stop();
        stream.close();
    }
}
