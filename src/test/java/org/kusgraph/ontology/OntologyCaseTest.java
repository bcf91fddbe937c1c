package org.kusgraph.ontology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kusgraph.Checkout;
import org.kusgraph.Golden;
import org.kusgraph.OntologyCopy;
import org.kusgraph.problem.Outcome;

/**
 * What is said of a wrong ontology. A folder of {@code cases/ontology} is a case: what it adds to the ontology's files, and in
 * {@code problems.txt} what must be said of that, a line a problem, each with its code in front.
 */
final class OntologyCaseTest {
    private static final Path CASES = Checkout.RESOURCES.resolve("cases/ontology");

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anOntologyIsRefusedInTheseWords(String name, @TempDir Path copy) throws IOException {
        OntologyCopy.make(CASES.resolve(name), copy);
        Outcome<Ontology> outcome = OntologyReader.read(copy);

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        String said = ((Outcome.Refused<Ontology>) outcome)
                .problems().stream()
                        .map(problem -> problem.code() + " " + problem.line().replace(copy + "/", "") + "\n")
                        .collect(Collectors.joining());
        assertThat(said.lines())
                .as("the file, what is wrong, what was expected and what to do, on one line")
                .allMatch(
                        line -> line.matches("[A-Z_]+ (kinds|\\S+\\.(ttl|rq))(:\\d+:\\d+)?: .+; expected .+; .+[^.]"));
        Golden.assertSame(CASES.resolve(name).resolve("problems.txt"), said, OntologyCaseTest.class);
    }
}
