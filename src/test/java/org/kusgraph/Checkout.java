package org.kusgraph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.kusgraph.document.Corpus;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.ontology.OntologyReader;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;

/** The files of this checkout that tests read. */
public final class Checkout {
    /** The ontology folder. */
    public static final Path ONTOLOGY = Path.of("ontology");

    /** The data folder. */
    public static final Path DATA = Path.of("data");

    /** The folder of what tests read. */
    public static final Path RESOURCES = Path.of("src/test/resources");

    /** A larger sample takes its time, and holds nothing that the others do not. */
    private static final int MOST_BYTES_OF_A_SAMPLE = 20_000;

    private Checkout() {}

    /** The ontology of this checkout. */
    public static Ontology ontology() {
        try {
            return value(OntologyReader.read(ONTOLOGY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every right article document of this checkout: the data's, and those of the tests. */
    public static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        for (Path folder : List.of(DATA, RESOURCES.resolve("corpus"), RESOURCES.resolve("cases/status"))) {
            documents.addAll(Corpus.under(folder).documents());
        }
        return documents;
    }

    /** What is in the smaller files of the data and of the tests' cases, right and wrong ones, in the order of their names. */
    public static List<byte[]> samples(String ending) {
        List<byte[]> samples = new ArrayList<>();
        try {
            for (Path folder : List.of(DATA, RESOURCES)) {
                for (Path file : Folders.files(folder)) {
                    if (file.toString().endsWith(ending) && Files.size(file) <= MOST_BYTES_OF_A_SAMPLE) {
                        samples.add(Files.readAllBytes(file));
                    }
                }
            }
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of an outcome that must be right. */
    public static <T> T value(Outcome<T> outcome) {
        return outcome.orElse(problems -> {
            throw new AssertionError(problems.stream().map(Problem::line).collect(Collectors.joining("\n")));
        });
    }
}
