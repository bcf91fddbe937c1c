package org.kusgraph.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Conversion;
import org.kusgraph.Folders;
import org.kusgraph.JavaProcess;
import org.kusgraph.JavaProcess.Ended;
import org.kusgraph.store.CurrentSnapshot;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotStore;

/** What is built and converted depends on what the files say, and on nothing of the machine or of how they came there. */
final class SameInputSameSnapshotTest {

    private static final JavaProcess PLAIN = JavaProcess.kus().with("-Duser.language=en", "-Duser.timezone=UTC");

    /** Machines that differ from it in all by which programs come to differ: case, digits, calendars, days and charsets. */
    private static final JavaProcess TURKISH = JavaProcess.kus()
            .with(
                    "-Duser.language=tr",
                    "-Duser.country=TR",
                    "-Duser.timezone=Asia/Seoul",
                    "-Dfile.encoding=ISO-8859-9");

    private static final JavaProcess KOREAN = JavaProcess.kus()
            .with("-Duser.language=ko", "-Duser.country=KR", "-Dfile.encoding=EUC-KR", "-Dstdout.encoding=EUC-KR");

    /** Besides, it has no names for the letters of most files' names. */
    private static final JavaProcess ARABIC = JavaProcess.kus()
            .in(asciiWherePossible())
            .with("-Duser.language=ar", "-Duser.extensions=u-nu-arab-ca-islamic", "-Duser.timezone=Pacific/Kiritimati");

    /** In a checkout whose own path has such letters, Java would not even find the program. */
    private static Map<String, String> asciiWherePossible() {
        boolean isPossible = StandardCharsets.US_ASCII
                .newEncoder()
                .canEncode(Path.of("").toAbsolutePath().toString());
        return isPossible ? Map.of("LC_ALL", "C") : Map.of();
    }

    /**
     * @param identity the snapshot's
     * @param quads its lines in N-Quads, sorted
     */
    private record Built(String identity, List<String> quads) {}

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void makeData() throws IOException {
        data = Folders.inventedArticles(folder.resolve("data"));
        List<Path> documents = Folders.files(data);
        Files.move(documents.get(0), documents.get(0).resolveSibling("가나다 İı.json"));
        Path taxonomy = Files.createDirectory(data.resolve("taxonomies")).resolve("기술 목록.ttl");
        Files.copy(Path.of("data/taxonomies/cooperation-technologies.ttl"), taxonomy);
        Files.writeString(taxonomy, """
                id:cooperation-technologies dcterms:creator [ dcterms:title "one" ], [ dcterms:title "another" ], _:named .
                _:named dcterms:title "a third" .
                """, StandardOpenOption.APPEND);
    }

    @Test
    void aSnapshotIsTheSameOnEveryMachine() throws Exception {
        Built plain = build(PLAIN, data);
        assertThat(plain.quads())
                .hasSizeGreaterThan(500)
                .anyMatch(quad -> quad.contains("/graph/scheme-%EA%B8%B0%EC%88%A0%20%EB%AA%A9%EB%A1%9D>"));
        for (JavaProcess other : List.of(TURKISH, KOREAN, ARABIC)) {
            assertThat(build(other, data)).isEqualTo(plain);
        }
    }

    @Test
    void aSnapshotIsTheSameWhereverTheFilesLieAndInWhateverOrderTheyCame() throws Exception {
        Path elsewhere = folder.resolve("elsewhere/데이터 two");
        List<Path> files = new ArrayList<>(Folders.files(data));
        Collections.reverse(files);
        for (Path file : files) {
            Path twin = elsewhere.resolve(data.relativize(file).toString());
            Files.createDirectories(twin.getParent());
            Files.copy(file, twin);
            Files.setLastModifiedTime(twin, FileTime.from(Instant.EPOCH));
        }

        assertThat(build(PLAIN, elsewhere)).isEqualTo(build(PLAIN, data));
    }

    @Test
    void convertingGivesTheSameBytesOnEveryMachine() throws Exception {
        List<String> arguments = new ArrayList<>(List.of("convert"));
        Folders.files(data.resolve("documents")).stream()
                .filter(file -> file.toString().endsWith(".json"))
                .forEach(file -> arguments.add(file.toString()));
        for (Conversion.Format format :
                List.of(Conversion.Format.nq, Conversion.Format.trig, Conversion.Format.jsonld)) {
            List<String> command = new ArrayList<>(arguments);
            command.add("--to=" + format);
            Ended plain = run(PLAIN, command);
            assertThat(plain.data()).isNotEmpty();
            JavaProcess other = format == Conversion.Format.nq ? KOREAN : TURKISH;
            assertThat(run(other, command)).as(format.name()).isEqualTo(plain);
        }
    }

    private static Ended run(JavaProcess kus, List<String> command) throws IOException, InterruptedException {
        Ended ended = kus.run(command.toArray(String[]::new));
        assertThat(ended.words()).isEmpty();
        assertThat(ended.code()).isZero();
        return ended;
    }

    private Built build(JavaProcess kus, Path from) throws IOException, InterruptedException {
        Path store = Files.createTempDirectory(folder, "store");
        Ended ended = kus.run("build", "--data=" + from, "--store=" + store);
        assertThat(ended.code()).as(ended.words()).isZero();
        SnapshotStore built = new SnapshotStore(store);
        try (CurrentSnapshot current = CurrentSnapshot.of(built);
                SnapshotReading reading = current.open()) {
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            RDFDataMgr.write(lines, reading.dataset(), RDFFormat.NQUADS_UTF8);
            return new Built(
                    reading.identity(), lines.toString(UTF_8).lines().sorted().toList());
        }
    }
}
