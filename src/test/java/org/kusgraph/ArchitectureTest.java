package org.kusgraph;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CheckReturnValue;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules of the layout that a machine can hold: CONTRIBUTING.md gives their reasons. */
final class ArchitectureTest {
    /** The data's path; a stage knows only the stages before it. */
    private static final List<String> STAGES = List.of(
            "problem",
            "ontology",
            "document",
            "graph",
            "evidence",
            "description",
            "explanation",
            "link",
            "draft",
            "store",
            "replica",
            "catalog",
            "web",
            "cli");

    /** Libraries that are known to few packages alone, so that these can be changed alone. */
    private static final Map<List<String>, List<String>> KNOWN_TO_FEW = Map.of(
            List.of(stage("ontology")), List.of("org.apache.jena.shacl.."),
            List.of(stage("document"), stage("link.json")), List.of("tools.jackson..", "com.fasterxml.jackson.."),
            List.of(stage("link.sssom")), List.of("org.snakeyaml.."),
            List.of(stage("evidence")), List.of("org.jsoup.."),
            List.of(stage("store")),
                    List.of("org.apache.jena.tdb2..", "org.apache.jena.dboe..", "org.apache.jena.query.text.."),
            List.of(stage("link.index"), stage("store.search")), List.of("org.apache.lucene.."),
            List.of(stage("web")),
                    List.of("org.apache.jena.fuseki..", "jakarta.servlet..", "org.eclipse.jetty..", "gg.jte.."),
            List.of(stage("cli")), List.of("picocli.."));

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.kusgraph");

    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("org.kusgraph");

    @Test
    void theRulesSeeTheProgramAndItsTests() {
        assertThat(PROGRAM.contain("org.kusgraph.cli.Main")).isTrue();
        assertThat(TESTS.contain(ArchitectureTest.class)).isTrue();
    }

    @Test
    void everyClassStandsOnTheDatasPathOrAtItsRoot() {
        classes()
                .should()
                .resideInAnyPackage(
                        Stream.concat(Stream.of("org.kusgraph"), STAGES.stream().map(ArchitectureTest::stage))
                                .toArray(String[]::new))
                .check(PROGRAM);
    }

    @Test
    void aStageKnowsOnlyTheStagesBeforeIt() {
        for (int place = 0; place < STAGES.size(); place++) {
            String[] later = STAGES.subList(place + 1, STAGES.size()).stream()
                    .map(ArchitectureTest::stage)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(stage(STAGES.get(place)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later)
                    .allowEmptyShould(true)
                    .check(PROGRAM);
        }
    }

    @Test
    void onlyTheCommandLineKnowsTheRoot() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.kusgraph", stage("cli"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.kusgraph")
                .allowEmptyShould(true)
                .check(PROGRAM);
    }

    @Test
    void noPackageDependsOnItself() {
        slices().matching("org.kusgraph.(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(PROGRAM);
    }

    @Test
    void aLibraryOfFewPackagesIsUnknownToTheOthers() {
        KNOWN_TO_FEW.forEach((packages, libraries) -> noClasses()
                .that()
                .resideOutsideOfPackages(packages.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries.toArray(String[]::new))
                .check(PROGRAM));
    }

    @Test
    void onlyTheCommandLinePrintsAndEndsTheProgram() {
        noClasses()
                .that()
                .resideOutsideOfPackage(stage("cli"))
                .should()
                .accessTargetWhere(describe("it prints or ends the program", ArchitectureTest::printsOrEnds))
                .allowEmptyShould(true)
                .check(PROGRAM);
    }

    @Test
    void noStaticFieldCanChange() {
        fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should(be(describe("final, and of a value that cannot change", ArchitectureTest::isConstant)))
                .allowEmptyShould(true)
                .check(PROGRAM);
    }

    @Test
    void aClassIsMadeToBeExtendedOrFinal() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotAnonymousClasses()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                // An enum whose constants have bodies is not final to the JVM.
                .and()
                .areNotEnums()
                .should(be(describe(
                        "final or sealed",
                        type -> type.getModifiers().contains(JavaModifier.FINAL)
                                || type.reflect().isSealed())))
                .check(PROGRAM);
    }

    @Test
    void aNameSaysWhatATypeIsAndNotThatItHelps() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Utils?|Helper|Manager|Base)(\\$.*)?")
                .orShould()
                .haveNameMatching(".*[.$]Abstract[A-Z].*")
                .check(PROGRAM);
    }

    @Test
    void everyPackageSaysItsDutyAndIsCheckedForNullsAndIgnoredValues() {
        Set<String> unmarked = Stream.concat(
                        PROGRAM.stream().map(JavaClass::getPackageName),
                        STAGES.stream().map(name -> "org.kusgraph." + name))
                .distinct()
                .map(PROGRAM::getPackage)
                .filter(type ->
                        !type.isAnnotatedWith(NullMarked.class) || !type.isAnnotatedWith(CheckReturnValue.class))
                .map(type -> type.getName())
                .collect(Collectors.toSet());

        assertThat(unmarked).isEmpty();
    }

    @Test
    void aTestsNameIsASentenceAndNotANumber() {
        methods()
                .that(describe("are tests", ArchitectureTest::isTest))
                .should()
                .haveNameNotMatching(".*[0-9]")
                .check(TESTS);
    }

    @Test
    void noTestIsSwitchedOff() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("(org\\.junit\\.jupiter\\.api|net\\.jqwik\\.api)\\.(Disabled|condition\\..*)")
                .check(TESTS);
    }

    private static String stage(String name) {
        return "org.kusgraph." + name + "..";
    }

    private static boolean printsOrEnds(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        if (owner.isAssignableTo(Throwable.class)) {
            return name.equals("printStackTrace");
        }
        return switch (owner.getName()) {
            case "java.lang.System" -> Set.of("exit", "in", "out", "err").contains(name);
            case "java.lang.Runtime" -> Set.of("exit", "halt").contains(name);
            case "java.io.FileDescriptor" -> true;
            default -> false;
        };
    }

    // A collection's type does not tell whether it can change, so its value is asked.
    private static boolean isConstant(JavaField field) {
        if (!field.getModifiers().contains(JavaModifier.FINAL)
                || field.getRawType().isArray()) {
            return false;
        }
        String type = field.getRawType().getPackageName();
        if (type.equals("java.util.concurrent.atomic") || field.getRawType().isAssignableTo(ThreadLocal.class)) {
            return false;
        }
        if (!field.getRawType().isAssignableTo(Collection.class)
                && !field.getRawType().isAssignableTo(Map.class)) {
            return true;
        }
        return value(field).getClass().getName().matches("java\\.util\\.(ImmutableCollections|Collections)\\$.*");
    }

    private static Object value(JavaField field) {
        try {
            Field reflected = field.reflect();
            reflected.setAccessible(true);
            return reflected.get(null);
        } catch (IllegalAccessException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private static boolean isTest(JavaMethod method) {
        return method.isAnnotatedWith(Test.class)
                || method.isMetaAnnotatedWith("org.junit.platform.commons.annotation.Testable")
                || method.isMetaAnnotatedWith(Test.class);
    }
}
