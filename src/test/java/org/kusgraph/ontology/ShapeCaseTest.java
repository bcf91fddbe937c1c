package org.kusgraph.ontology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kusgraph.Checkout;
import org.kusgraph.Golden;
import org.kusgraph.KnowledgeGraph;
import org.kusgraph.problem.Problem;

/**
 * Whatever the shapes promise is held to: for each constraint of each kind there is a document under {@code cases/shape} that
 * breaks it, and nothing else.
 */
final class ShapeCaseTest {
    private static final Path CASES = Checkout.RESOURCES.resolve("cases/shape");
    private static final String SAID = "problems.txt";

    @Test
    void everyConstraintHasADocumentThatBreaksIt() throws IOException {
        assertThat(cases().stream().map(ShapeCaseTest::constraint))
                .as("constraints of the ontology and files of %s", CASES)
                .containsExactlyInAnyOrderElementsOf(Constraints.of(Checkout.ontology()));
    }

    @Test
    void eachDocumentBreaksItsConstraintOnlyAndIsRefusedInTheseWords() throws IOException {
        StringBuilder said = new StringBuilder();
        KnowledgeGraph graph = Checkout.value(KnowledgeGraph.of(Checkout.ONTOLOGY, CASES));
        for (Path file : cases()) {
            List<Problem> problems = graph.check(List.of(file));
            assertThat(problems).as(file.toString()).hasSize(1);
            Problem problem = problems.get(0);
            said.append(problem.code())
                    .append(' ')
                    .append(problem.line().replace(CASES + "/", ""))
                    .append('\n');
        }
        Golden.assertSame(CASES.resolve(SAID), said.toString(), ShapeCaseTest.class);
    }

    private static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.filter(file -> !file.endsWith(SAID)).sorted().collect(Collectors.toList());
        }
    }

    private static String constraint(Path file) {
        return file.getFileName().toString().replaceFirst("[.][a-z]+$", "");
    }
}
