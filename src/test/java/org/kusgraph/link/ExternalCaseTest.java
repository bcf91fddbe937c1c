package org.kusgraph.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kusgraph.Checkout;
import org.kusgraph.Folders;
import org.kusgraph.Golden;
import org.kusgraph.KnowledgeGraph;
import org.kusgraph.document.Corpus;
import org.kusgraph.link.sssom.MappingSetReader;
import org.kusgraph.link.sssom.MappingSetWriter;

/**
 * What is said of wrong links. A folder of {@code cases/external/cases} is a case: its folders are external data sets, checked
 * together against the entities of {@code cases/external/base}, and {@code problems.txt} holds what must be said of them.
 */
final class ExternalCaseTest {
    private static final Path FOLDER = Checkout.RESOURCES.resolve("cases/external");
    private static final Path CASES = FOLDER.resolve("cases");
    private static final KnowledgeGraph GRAPH = graph();

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    static List<Path> kept() throws IOException {
        return Corpus.under(Checkout.DATA).externals();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aLinkIsRefusedInTheseWords(String name) throws IOException {
        Path folder = CASES.resolve(name);
        List<Path> files = Folders.files(folder).stream()
                .filter(file -> !file.endsWith("problems.txt"))
                .toList();

        String said = GRAPH.check(files).stream()
                .map(problem -> problem.code() + " " + problem.line().replace(folder + "/", "") + "\n")
                .collect(Collectors.joining());

        assertThat(said.lines())
                .as("where, what is wrong, what was expected and what to do, on one line")
                .allMatch(line -> line.matches("[A-Z_]+ [^:]+(:\\d+:\\d+)?: .+; expected .+; .+[^.]"));
        Golden.assertSame(folder.resolve("problems.txt"), said, ExternalCaseTest.class);
    }

    @ParameterizedTest
    @MethodSource("kept")
    void theKeptMappingsAreInTheCanonicalForm(Path folder) throws IOException {
        Path file = folder.resolve(ExternalLinks.MAPPINGS);

        Golden.assertSame(
                file,
                MappingSetWriter.text(
                        Checkout.value(MappingSetReader.read(file)).set().canonical()),
                ExternalCaseTest.class);
    }

    @Test
    void thereAreKeptMappings() throws IOException {
        assertThat(kept()).hasSizeGreaterThan(10);
    }

    private static KnowledgeGraph graph() {
        try {
            return Checkout.value(KnowledgeGraph.of(Checkout.ONTOLOGY, FOLDER.resolve("base")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
