package org.kusgraph.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kusgraph.Checkout;
import org.kusgraph.Golden;
import org.kusgraph.KnowledgeGraph;
import org.kusgraph.problem.ProblemCode;

/**
 * What is said of wrong documents. A folder of {@code cases/document} is a case: its documents are checked together, and {@code
 * problems.txt} holds what must be said of them, a line a problem, each with its code in front.
 */
final class DocumentCaseTest {
    private static final Path CASES = Checkout.RESOURCES.resolve("cases/document");

    /** With no other data than the case's own: there are no documents right under this folder. */
    private static final KnowledgeGraph GRAPH = graph();

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aDocumentIsRefusedInTheseWords(String name) throws IOException {
        String said = said(name);

        assertThat(said.lines())
                .as("where, what is wrong, what was expected and what to do, on one line")
                .allMatch(line -> line.matches("[A-Z_]+ [^:]+(:\\d+:\\d+)?: .+; expected .+; .+[^.]"));
        Golden.assertSame(CASES.resolve(name).resolve("problems.txt"), said, DocumentCaseTest.class);
    }

    @Test
    void everyCodeOfAProblemHasACase() throws IOException {
        Set<ProblemCode> unsaid = EnumSet.complementOf(EnumSet.of(ProblemCode.ONTOLOGY, ProblemCode.ARTICLE));
        for (String name : cases()) {
            said(name)
                    .lines()
                    .forEach(line -> unsaid.remove(ProblemCode.valueOf(line.substring(0, line.indexOf(' ')))));
        }

        assertThat(unsaid).isEmpty();
    }

    private static String said(String name) throws IOException {
        Path folder = CASES.resolve(name);
        List<Path> documents;
        try (Stream<Path> files = Files.list(folder)) {
            documents = files.filter(file -> !file.endsWith("problems.txt"))
                    .sorted()
                    .toList();
        }
        return GRAPH.check(documents).stream()
                .map(problem -> problem.code() + " " + problem.line().replace(folder + "/", "") + "\n")
                .collect(Collectors.joining());
    }

    private static KnowledgeGraph graph() {
        try {
            return Checkout.value(KnowledgeGraph.of(Checkout.ONTOLOGY, CASES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
