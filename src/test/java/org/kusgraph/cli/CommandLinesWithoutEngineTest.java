package org.kusgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.JavaProcess;
import org.kusgraph.JavaProcess.Ended;

/** Whoever reads a command line leaves the RDF engine alone, which another thread readies in the meantime. */
final class CommandLinesWithoutEngineTest {
    private static final List<String> COMMAND_LINES = List.of(
            "serve --port=0 --service-allow=https://example.org/sparql --access-log=json --trusted-proxies=127.0.0.1",
            "query --format=csv ASK{}",
            "query --file=a.rq --endpoint=https://example.org/sparql",
            "convert --to=ttl a.json",
            "check --format=json a.json",
            "build --from-quads=a.nq",
            "link --target=a.csv --scheme=ror",
            "publish --to=https://example.org/",
            "draft a.txt",
            "evidence --article=a.txt",
            "schema");

    @TempDir
    private Path folder;

    @Test
    void noClassOfTheEngineIsInitializedByIt() throws Exception {
        Path log = folder.resolve("initialized");

        Ended ended = JavaProcess.of(ReadsCommandLines.class)
                .with("-Xlog:class+init=info:file=" + log)
                .run(COMMAND_LINES.toArray(String[]::new));

        assertThat(ended.data()).as(ended.words()).isEqualTo(COMMAND_LINES.size() + "\n");
        List<String> initialized = Files.readAllLines(log).stream()
                .filter(line -> line.contains("Initializing"))
                .toList();
        assertThat(initialized)
                .anyMatch(line -> line.contains("org/kusgraph/cli/Program'"))
                .noneMatch(line -> line.contains("org/apache/jena/"));
    }
}
