package dev.tributary.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.router.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WallsTest {
    private static JavaClasses house;

    @BeforeAll
    static void read() {
        house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.tributary.ui");
    }

    @Test
    void theScreensKnowNoSqlNoCamelNoGroovyAndNoRoute() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "org.jooq..",
                        "org.springframework.jdbc..",
                        "org.apache.camel..",
                        "org.codehaus.groovy..",
                        "groovy..",
                        "dev.tributary.routes..",
                        "dev.tributary.engine.store..")
                .check(house);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.tributary.ui.(*)..").should().beFreeOfCycles().check(house);
    }

    @Test
    void viewsArePackagePrivate() {
        classes()
                .that()
                .areAnnotatedWith(Route.class)
                .should()
                .notHaveModifier(JavaModifier.PUBLIC)
                .check(house);
    }

    @Test
    void nothingAsksForAFrontendBundle() {
        for (var annotation : List.of(JsModule.class, CssImport.class, NpmPackage.class, JavaScript.class))
            noClasses().should().beAnnotatedWith(annotation).check(house);
    }

    @Test
    void nothingIsGluedIntoHtml() {
        noClasses().should().dependOnClassesThat().areAssignableTo(Html.class).check(house);
    }

    @Test
    void ownBrowserCodeDoesNotWriteHtml() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/META-INF/resources"))) {
            List<Path> offenders = files.filter(file -> file.toString().endsWith(".js"))
                    .filter(file -> contains(file, ".innerHTML") || contains(file, "insertAdjacentHTML"))
                    .toList();
            assertThat(offenders).isEmpty();
        }
    }

    /** The plugin itself leaves a page and a generated folder there, which are not kept. */
    @Test
    void thereAreNoFrontendFilesToBundle() throws IOException {
        Path frontend = Path.of("src/main/frontend");
        if (Files.notExists(frontend)) return;
        try (Stream<Path> files = Files.list(frontend)) {
            assertThat(files.map(file -> file.getFileName().toString())).isSubsetOf("index.html", "generated");
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
