package dev.tributary.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.tributary.rules", importOptions = ImportOption.DoNotIncludeTests.class)
class WallTest {
    @ArchTest
    static final ArchRule groovyIsKnownToTheReaderOnly = noClasses()
            .that()
            .resideOutsideOfPackage("dev.tributary.rules.syntax")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("groovy..", "org.codehaus.groovy..", "org.apache.groovy..");

    @ArchTest
    static final ArchRule groovyNeverCompilesOrRuns = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "org\\.codehaus\\.groovy\\.control\\.CompilationUnit|groovy\\.lang\\.(GroovyShell|GroovyClassLoader|Script)|groovy\\.util\\.Eval");

    @ArchTest
    static final ArchRule patternsRunInLinearTime =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.util.regex");

    @ArchTest
    static final ArchRule rulesKnowNoOtherRoom = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.camel..",
                    "com.vaadin..",
                    "java.sql..",
                    "javax.sql..",
                    "org.jooq..",
                    "dev.tributary.engine.store..",
                    "dev.tributary.routes..",
                    "dev.tributary.ui..");

    @ArchTest
    static final ArchRule timeIsTheSnapshots = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.tributary.rules.(*)..").should().beFreeOfCycles();
}
