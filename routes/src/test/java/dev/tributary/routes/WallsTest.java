package dev.tributary.routes;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walls of the channels (design, section 1), and the one rule of inbound routes (section 3). */
@AnalyzeClasses(packages = "dev.tributary.routes", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    @ArchTest
    static final ArchRule theChannelsKnowNoScreensNoSqlAndNoGroovy = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.vaadin..",
                    "java.sql..",
                    "javax.sql..",
                    "org.jooq..",
                    "org.springframework.jdbc..",
                    "groovy..",
                    "org.codehaus.groovy..",
                    "org.apache.groovy..",
                    "dev.tributary.rules..",
                    "dev.tributary.ui..",
                    "dev.tributary.engine.store..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.tributary.routes.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethodWhere(asksTheSystemForTheTime())
            .orShould()
            .callConstructor(Date.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethodWhere(
                    target(owner(assignableTo(Clock.class))).and(target(nameMatching("system|systemUTC|tick.*"))));

    @ArchTest
    static final ArchRule noPatternRunsOnWhatAVisitorWrote = noClasses()
            .that()
            .resideInAnyPackage("dev.tributary.routes.mail.reply..", "dev.tributary.routes.webchat..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.regex..");

    /**
     * A route begins at one of the house's doors, or inside the house ({@code direct:}), or at a mailbox, whose consumer
     * writes its messages itself and gives them no header: S1 of the checks, by the sources.
     */
    @Test
    void everyInboundRouteStartsWithACleanMessage() throws IOException {
        Pattern start =
                Pattern.compile("\\bfrom\\(([^;]{1,80}?)\\)\\s*\\.(?:routeId\\([^;]{1,80}?\\)\\s*\\.)?([^;]{1,60})");
        List<String> starts = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (Path file : sources()) {
            String source = Files.readString(file);
            if (!source.contains("RouteBuilder")) continue;
            Matcher from = start.matcher(source);
            while (from.find()) {
                starts.add(from.group(1));
                if (!house(from.group(1), source)) {
                    open.add(file.getFileName() + ": from(" + from.group(1) + ")");
                }
            }
        }
        assertThat(starts).hasSizeGreaterThanOrEqualTo(7);
        assertThat(open).isEmpty();
        assertThat(Files.readString(Path.of("src/main/java/dev/tributary/routes/mail/MailboxConsumer.java")))
                .contains("setBody(")
                .doesNotContain("setHeader", "MailMessage");
    }

    /** Whether this is one of the house's addresses, written out, or by a constant or method of the same file. */
    private static boolean house(String address, String source) {
        if (address.startsWith("new MailboxEndpoint(")) return true;
        // a timer's message is empty
        if (address.startsWith("\""))
            return address.startsWith("\"direct:")
                    || address.startsWith("\"conversation:")
                    || address.startsWith("\"timer:");
        String name = address.replaceFirst("\\(.*", "");
        return Pattern.compile("\\bString " + Pattern.quote(name) + "\\b[^;]{1,80}\"direct:")
                .matcher(source)
                .find();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static DescribedPredicate<JavaCall<?>> asksTheSystemForTheTime() {
        DescribedPredicate<JavaCall<?>> now =
                target(nameMatching("now")).and(target(owner(assignableTo(Temporal.class))));
        return DescribedPredicate.describe(
                "ask the system for the time",
                call -> now.test(call)
                        && call.getTarget().getRawParameterTypes().stream()
                                .noneMatch(type -> type.isEquivalentTo(Clock.class)));
    }
}
