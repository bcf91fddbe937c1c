package org.kusgraph.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kusgraph.launch.Machine.Run;

/** Runs the launcher itself, in a folder whose name has a space and Hangul. */
final class LauncherTest {
    private static final String BUILDING = "kus: building the program (once, about a minute) …\n";

    private final Path temporary;
    private final Machine machine;

    LauncherTest(@TempDir Path temporary) {
        this.temporary = temporary;
        this.machine = new Machine(temporary.resolve("한미 협력"));
    }

    @Test
    void theFirstStartBuildsTheProgramAndRunsIt() {
        Run run = machine.withJdk("a", "25.0.1").withMaven().kus("query", "SELECT *", "");

        assertThat(run.code()).isZero();
        assertThat(run.words()).isEqualTo(BUILDING);
        assertThat(run.data()).containsSequence("query", "SELECT *", "");
    }

    @Test
    void aSecondStartBuildsNothing() {
        machine.withJdk("a", "25.0.1").withMaven().kus();

        assertThat(machine.kus().words()).isEmpty();
        assertThat(machine.mavenCalls()).hasSize(1);
    }

    @Test
    void aSecondStartUsesTheArchiveOfClassesThatTheFirstOneMade() {
        machine.withJdk("a", "25.0.1").withMaven().kus();

        assertThat(machine.kus().data()).anyMatch(argument -> argument.startsWith("-XX:AOTCache="));
    }

    @Test
    void anotherJdkGetsAnArchiveOfItsOwn() {
        machine.withJdk("a", "25.0.1").withMaven().kus();
        String first = archive(machine.kus());

        machine.withJdk("b", "29.0.2");

        assertThat(archive(machine.kus())).isNotEqualTo(first);
        assertThat(machine.mavenCalls()).hasSize(1);
    }

    @Test
    void aJdkBeforeTheAheadOfTimeCacheGetsTheOlderKindOfArchive() {
        machine.withJdk("a", "21.0.5").withMaven().kus();

        assertThat(machine.kus().data())
                .anyMatch(argument -> argument.startsWith("-XX:SharedArchiveFile="))
                .noneMatch(argument -> argument.startsWith("-XX:AOT") || argument.startsWith("-Xlog:aot"));
    }

    @Test
    void aTrainingRunThatFailsIsNotTriedAgainAndStopsNobody() throws IOException {
        machine.withJdk("a", "25.0.1").withMaven().write("training-fails", "").kus();
        Files.delete(machine.file("training-fails"));

        Run run = machine.kus();

        assertThat(run.code()).isZero();
        assertThat(run.words()).isEmpty();
        assertThat(run.data()).noneMatch(argument -> argument.startsWith("-XX:AOT"));
    }

    @Test
    void aChangedAnAddedAndARemovedSourceAreEachBuilt() throws IOException {
        machine.withJdk("a", "25.0.1").withMaven().kus();

        touchLater(machine.checkout().resolve("src/main/java/First.java"));
        assertThat(machine.kus().words()).isEqualTo(BUILDING);

        makeBuildOld();
        machine.write("checkout/src/main/java/Second.java", "class Second {}");
        assertThat(machine.kus().words()).isEqualTo(BUILDING);

        makeBuildOld();
        Files.delete(machine.checkout().resolve("src/main/java/Second.java"));
        assertThat(machine.kus().words()).isEqualTo(BUILDING);
    }

    @Test
    void aProgramBuiltFromAnotherCheckoutIsNotTakenForThisOnes() throws IOException {
        machine.withJdk("a", "25.0.1")
                .withMaven()
                .set("KUS_WORK", machine.file("work").toString())
                .kus();
        Files.move(machine.checkout(), machine.file("elsewhere"));

        Run run = Machine.finish(machine.start(machine.file("elsewhere/kus")));

        assertThat(run.words()).isEqualTo(BUILDING);
    }

    @Test
    void aMissingJdkIsToldInOneLine() {
        assertThat(machine.withMaven().kus())
                .isEqualTo(new Run(
                        3,
                        List.of(),
                        "kus: no JDK 21 or newer found; install one (Debian: apt install openjdk-21-jdk)"
                                + " or set JAVA_HOME or KUS_JAVA to its folder\n"));
    }

    @Test
    void aJdkThatIsTooOldIsPassedOverEvenAsJavaHome() {
        machine.withJdk("old", "17.0.15")
                .withJdk("older", "1.8.0_402")
                .withJdk("new", "21.0.5")
                .withMaven();
        machine.set("JAVA_HOME", machine.file("jdks/old").toString());

        assertThat(machine.kus().data()).contains("java of new");
    }

    @Test
    void javaHomeWinsOverTheUsualPlaces() {
        machine.withJdk("home", "21.0.5").withJdk("newer", "25.0.1").withMaven();
        machine.set("JAVA_HOME", machine.file("jdks/home").toString());

        assertThat(machine.kus().data()).contains("java of home");
    }

    @Test
    void ofTheUsualPlacesTheNewestReleaseWithLongTermSupportWins() {
        machine.withJdk("a", "26")
                .withJdk("b", "21.0.5")
                .withJdk("c", "25.0.1")
                .withJdk("d", "24.0.2")
                .withMaven();

        assertThat(machine.kus().data()).contains("java of c");
    }

    @Test
    void aJdkAskedForByNameIsTakenOrRefusedButNeverReplaced() {
        machine.withJdk("a", "26")
                .withJdk("b", "25.0.1")
                .withJdk("old", "17.0.15")
                .withMaven();

        assertThat(machine.set("KUS_JAVA", machine.file("jdks/a").toString())
                        .kus()
                        .data())
                .contains("java of a");

        String old = machine.file("jdks/old").toString();
        assertThat(machine.set("KUS_JAVA", old).kus())
                .isEqualTo(new Run(3, List.of(), "kus: KUS_JAVA=" + old + " is not the folder of a JDK 21 or newer\n"));
    }

    @Test
    void aMissingMavenIsToldInOneLine() {
        assertThat(machine.withJdk("a", "25.0.1").kus())
                .isEqualTo(new Run(
                        3,
                        List.of(),
                        "kus: Maven builds the program and is not on the PATH; install it (Debian: apt install maven;"
                                + " macOS: brew install maven) and start again\n"));
    }

    @Test
    void aProgramThatIsBuiltNeedsNoMaven() throws IOException {
        machine.withJdk("a", "25.0.1").withMaven().kus();
        Files.delete(machine.file("bin/mvn"));

        assertThat(machine.kus().code()).isZero();
    }

    @Test
    void aFolderThatCannotBeWrittenIsToldInOneLine() {
        // Below a file nobody can make a folder, not even root, whom permissions do not stop.
        String unwritable = machine.checkout().resolve("pom.xml").toString();

        assertThat(machine.withJdk("a", "25.0.1")
                        .withMaven()
                        .set("KUS_WORK", unwritable)
                        .kus())
                .isEqualTo(new Run(
                        3,
                        List.of(),
                        "kus: this user cannot write to " + unwritable + "/target/launch;"
                                + " set KUS_WORK to a folder for what kus writes\n"));
    }

    @Test
    void withAFolderForWorkNothingIsWrittenInTheCheckout() throws IOException {
        machine.withJdk("a", "25.0.1").withMaven().set("KUS_WORK", "relative work");
        List<Path> before = content(machine.checkout());

        Run run = machine.kus();

        assertThat(content(machine.checkout())).isEqualTo(before);
        assertThat(run.data())
                .contains("store " + machine.file("relative work/store"), "data " + machine.checkout() + "/data");
    }

    @Test
    void aBuildThatFailsShowsItsErrorsAndWhereTheLogIs() {
        machine.withJdk("a", "25.0.1").withMaven("echo '[INFO] begin'; echo '[ERROR] no semicolon'; exit 1");

        assertThat(machine.kus())
                .isEqualTo(new Run(
                        3,
                        List.of(),
                        BUILDING + "kus: the program could not be built; the whole log is " + machine.checkout()
                                + "/target/launch/build.log, and it says:\n[ERROR] no semicolon\n"));
    }

    @Test
    void ofAFailedBuildOnlyWhatIsWrongIsShownAndNotMavensAdvice() {
        machine.withJdk("a", "25.0.1")
                .withMaven("printf '\\033[0m\\033[0m[ERROR] no repository -> [Help 1]\\n[ERROR] \\n'; "
                        + "echo '[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.'; "
                        + "echo '[ERROR] Re-run Maven using the -X switch to enable full debug logging.'; exit 1");

        assertThat(machine.kus().words()).endsWith("it says:\n[ERROR] no repository -> [Help 1]\n");
    }

    @Test
    void aBuildThatFailedIsTriedAgain() {
        machine.withJdk("a", "25.0.1").withMaven("exit 1").kus();

        assertThat(machine.withMaven().kus().code()).isZero();
    }

    @Test
    void theLauncherMayBeALinkAndMayBeStartedFromAnywhere() throws IOException {
        machine.withJdk("a", "25.0.1").withMaven();
        Path link = Files.createSymbolicLink(machine.file("bin/kus"), Path.of("../checkout/kus"));
        Path linkToLink = Files.createSymbolicLink(temporary.resolve("k"), link);

        assertThat(Machine.finish(machine.start(linkToLink)).data()).contains("data " + machine.checkout() + "/data");
    }

    @Test
    void twoStartsAtOnceBuildOnce() {
        machine.withJdk("a", "25.0.1").withMaven();
        Process first = machine.start(machine.checkout().resolve("kus"));
        Process second = machine.start(machine.checkout().resolve("kus"));

        assertThat(Stream.of(first, second).map(Machine::finish).map(Run::code)).containsOnly(0);
        assertThat(machine.mavenCalls()).hasSize(1);
    }

    @Test
    void aBuildThatWasKilledLocksNobodyOut() {
        // No process has this number: Linux ends at 4194304.
        machine.withJdk("a", "25.0.1").withMaven().write("checkout/target/launch/lock/holder", "99999999\n");

        assertThat(machine.kus().code()).isZero();
    }

    @Test
    void testRunsMavensVerifyWithTheArgumentsGiven() {
        machine.withJdk("a", "25.0.1").withMaven("echo 'Tests run: 1'; exit 1");

        Run run = machine.kus("test", "-Dtest=One Test");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.data()).containsExactly("Tests run: 1");
        assertThat(run.words()).isEqualTo("kus: running: mvn verify -Dtest=One Test\n");
        assertThat(machine.mavenCalls()).singleElement().asString().endsWith("verify -Dtest=One Test");
    }

    @Test
    void theTestsAreNotHandedTheStoreOfTheCheckout() {
        machine.withJdk("a", "25.0.1").withMaven("echo \"store ${KUS_STORE:-unknown}\"");

        assertThat(machine.kus("test").data()).containsExactly("store unknown");
    }

    @Test
    void javaGetsALocaleThatKnowsHangulAndTheOptionsAskedFor() {
        machine.withJdk("a", "25.0.1").withMaven().set("LC_ALL", "C").set("KUS_JAVA_OPTS", "-Xmx1g -Dname=*");

        assertThat(machine.kus().data()).contains("locale C.UTF-8").containsSequence("-Xmx1g", "-Dname=*");
    }

    @Test
    void convertGetsACollectorOfItsOwn() {
        machine.withJdk("a", "25.0.1").withMaven();

        assertThat(machine.kus("convert").data()).contains("-XX:+UseSerialGC");
        assertThat(machine.kus("build").data()).doesNotContain("-XX:+UseSerialGC");
    }

    /** Java refuses to start with two. */
    @ParameterizedTest
    @ValueSource(strings = {"KUS_JAVA_OPTS", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"})
    void convertHasTheCollectorThatIsNamed(String variable) {
        machine.withJdk("a", "25.0.1").withMaven().set(variable, "-Xmx1g -XX:+UseZGC");

        assertThat(machine.kus("convert").data()).isNotEmpty().doesNotContain("-XX:+UseSerialGC");
    }

    @Test
    void buildGetsLargePages() {
        machine.withJdk("a", "25.0.1").withMaven();

        assertThat(machine.kus("build").data()).contains("-XX:+UseTransparentHugePages", "-Xlog:pagesize=off");
        assertThat(machine.kus("serve").data()).doesNotContain("-XX:+UseTransparentHugePages");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "nothing | 5 | bench measures one of: convert, build, start, answer, grow",
                "build | many | bench build takes a number of documents, not 'many'"
            })
    void aMistakeInWhatIsMeasuredIsToldInOneLine(String what, String documents, String words) {
        machine.withJdk("a", "25.0.1").withMaven();

        assertThat(machine.kus("bench", what, documents)).isEqualTo(new Run(2, List.of(), "kus: " + words + "\n"));
    }

    private static String archive(Run run) {
        return run.data().stream()
                .filter(argument -> argument.startsWith("-XX:AOTCache="))
                .findFirst()
                .orElseThrow();
    }

    private void makeBuildOld() throws IOException {
        Files.setLastModifiedTime(
                machine.checkout().resolve("target/launch/current"),
                FileTime.from(Instant.now().minusSeconds(1)));
    }

    private static void touchLater(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(1)));
    }

    private static List<Path> content(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }
}
