package dev.tributary.routes.trial;

import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.spi.ChannelCheck;
import dev.tributary.engine.spi.Channels;
import dev.tributary.routes.file.OneFile;
import dev.tributary.routes.file.RouteFile;
import dev.tributary.routes.file.UnsoundFile;
import dev.tributary.routes.plugin.ChannelFileKind;
import dev.tributary.routes.stream.TrialStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.stereotype.Component;

/** {@link ChannelCheck}: opens the file as it is without starting it, then once more with a played world around it. */
@Component
final class ChannelTrial implements ChannelCheck {
    private static final String BUNDLE = "dev.tributary.routes.trial.behaviours";

    private final Masker masker;
    private final Clock clock;
    private final Set<String> taken = Set.of(Channels.CHAT, Channels.EMAIL, Channels.MESSENGER, Channels.COMMENTS);

    ChannelTrial(Masker masker, Clock clock) {
        this.masker = masker;
        this.clock = clock;
    }

    @Override
    public List<Line> check(Path file) {
        try {
            openReally(file);
            return behaviours(file);
        } catch (UnsoundFile unsound) {
            return List.of(new Line(false, unsound.fault().sentences()));
        }
    }

    /** With the components it will have, whose options are looked at; nothing is started. */
    private void openReally(Path file) throws UnsoundFile {
        TrialStream stream = new TrialStream(new TrialIntake(masker), new NoQuarantine(), clock);
        OneFile.open(file, new ChannelFileKind(stream.files(), taken, new Standing()), Set.of("*"))
                .close();
    }

    private List<Line> behaviours(Path file) throws UnsoundFile {
        Path beside = Samples.beside(file);
        List<Sample> samples = Samples.read(beside);
        List<Line> lines = new ArrayList<>();
        try (Trial trial = FileTrial.open(file, samples, masker, clock)) {
            Bench bench = new Bench(trial, samples);
            for (Behaviour behaviour : all()) {
                List<Behaviour.Finding> findings = behaviour.tried().apply(bench);
                if (findings.isEmpty()) lines.add(new Line(true, sentences(behaviour, "", "")));
                for (Behaviour.Finding finding : findings)
                    lines.add(new Line(
                            false, sentences(behaviour, beside.getFileName().toString(), finding)));
            }
        }
        return lines;
    }

    static List<Behaviour> all() {
        return Stream.of(InContract.all(), OutContract.all(), DoorContract.all())
                .flatMap(List::stream)
                .toList();
    }

    private static Map<String, String> sentences(Behaviour behaviour, String place, Object finding) {
        Map<String, String> sentences = new HashMap<>();
        for (String language : new String[] {"en", "hu"}) {
            ResourceBundle words = ResourceBundle.getBundle(
                    BUNDLE,
                    Locale.of(language),
                    ChannelTrial.class.getClassLoader(),
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            String should = words.getString(behaviour.key());
            sentences.put(
                    language,
                    finding instanceof Behaviour.Finding found
                            ? words.getString(found.line() == 0 ? "found" : "found.line")
                                    .replace("{0}", place)
                                    .replace("{1}", Integer.toString(found.line()))
                                    .replace("{2}", should)
                                    .replace("{3}", found.seen())
                            : should);
        }
        return sentences;
    }

    private static final class Standing extends FileTrial.NoHosting {
        @Override
        public void prepare(RouteFile file, DefaultCamelContext context) {
            context.setAutoStartup(false);
        }
    }
}
