package dev.tributary.engine;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.tributary.engine.masking.Unmasked;
import java.time.Clock;
import java.time.temporal.Temporal;
import java.util.Calendar;
import java.util.Date;
import java.util.UUID;

/** The engine's walls (design, section 1). */
@AnalyzeClasses(packages = "dev.tributary.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    private static final String[] SQL = {
        "java.sql..",
        "org.jooq..",
        "org.springframework.jdbc..",
        "org.flywaydb..",
        "org.h2..",
        "org.postgresql..",
        "com.zaxxer.hikari.."
    };

    @ArchTest
    static final ArchRule sqlIsWrittenInTheStoreOnly = noClasses()
            .that()
            .resideOutsideOfPackage("dev.tributary.engine.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SQL);

    @ArchTest
    static final ArchRule onlyTheTimersShareTheDatabase = noClasses()
            .that()
            .resideOutsideOfPackages("dev.tributary.engine.store..", "dev.tributary.engine.timer..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javax.sql..");

    @ArchTest
    static final ArchRule nothingKnowsTheStore = noClasses()
            .that()
            .resideOutsideOfPackage("dev.tributary.engine.store..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.tributary.engine.store..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.tributary.engine.(*)..").should().beFreeOfCycles();

    /** Rows that are made together lie together (0033). What a visitor is known by is not a row's id. */
    @ArchTest
    static final ArchRule idsAreInTheOrderOfTime = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.tributary.engine.conversation.StoredVisitorThread")
            .should()
            .callMethod(UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethodWhere(asksTheSystemForTheTime())
            .orShould()
            .callConstructor(Date.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule theClockIsMadeInOnePlace = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(EngineConfiguration.class.getName())
            .should()
            .callMethodWhere(target(owner(assignableTo(Clock.class)))
                    .and(target(nameMatching("system|systemUTC|systemDefaultZone|tick.*"))));

    @ArchTest
    static final ArchRule theEngineKnowsNoOtherRoom = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.camel..",
                    "com.vaadin..",
                    "groovy..",
                    "org.codehaus.groovy..",
                    "org.apache.groovy..",
                    "dev.tributary.rules..",
                    "dev.tributary.routes..",
                    "dev.tributary.ui..");

    /** The commands that carry text, what rules write, what look-ups answer, what masks it, and why something could not be sent. */
    @ArchTest
    static final ArchRule unmaskedTextDoesNotGetFar = classes()
            .that()
            .areAssignableTo(Unmasked.class)
            .should()
            .onlyHaveDependentClassesThat()
            .resideInAnyPackage(
                    "dev.tributary.engine.masking..",
                    "dev.tributary.engine.access..",
                    "dev.tributary.engine.intake..",
                    "dev.tributary.engine.spi..",
                    "dev.tributary.engine.outbox..",
                    "dev.tributary.engine.conversation..",
                    "dev.tributary.engine.customer..",
                    "dev.tributary.engine.reaction..",
                    "dev.tributary.engine.lookup..",
                    "dev.tributary.engine.shortcut..",
                    "dev.tributary.engine.hours..",
                    "dev.tributary.engine.decision..");

    private static DescribedPredicate<JavaCall<?>> asksTheSystemForTheTime() {
        DescribedPredicate<JavaCall<?>> asks = target(nameMatching("now|getInstance"))
                .and(target(owner(assignableTo(Temporal.class).or(assignableTo(Calendar.class)))));
        return DescribedPredicate.describe(
                "ask the system for the time",
                call -> asks.test(call)
                        && call.getTarget().getRawParameterTypes().stream()
                                .noneMatch(type -> type.isEquivalentTo(Clock.class)));
    }
}
