package org.kusgraph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.jena.riot.system.StreamRDFLib;
import org.kusgraph.document.Document;
import org.kusgraph.document.DocumentReader;
import org.kusgraph.document.DocumentReceiver;
import org.kusgraph.document.Identities;
import org.kusgraph.document.Remains;
import org.kusgraph.graph.Derivation;
import org.kusgraph.graph.DocumentCheck;
import org.kusgraph.graph.DocumentMapper;
import org.kusgraph.graph.JsonLdProcessor;
import org.kusgraph.graph.Names;
import org.kusgraph.graph.TaxonomyReader;
import org.kusgraph.graph.Triples;
import org.kusgraph.link.sssom.MappingSetReader;
import org.kusgraph.link.sssom.MappingSetWriter;
import org.kusgraph.link.sssom.ReadMappingSet;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.ontology.Shapes;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.SourceText;
import org.kusgraph.problem.Utf8;

/**
 * What is promised of every input, whatever it is: it loads as what a JSON-LD processor makes of it, or each of its faults is told
 * at its place, in words for the person who wrote it, and the same whenever it is read.
 */
public final class UntrustedInput {
    /** Where a document that names {@code ../../ontology/context.jsonld} may lie in a checkout. */
    private static final String DOCUMENT = "data/documents/document.json";
    /** Two values of 80 characters, each an escape, and the words around them. */
    private static final int LONGEST_CLAUSE = 2_000;
    /** In words of ours, not in those of the document. */
    private static final Pattern NAME_OF_A_CLASS = Pattern.compile(
            "\\b(java|javax|jakarta|sun|jdk|org|com|tools)\\.\\w+|\\w+(Exception|Error)\\b|\\w+(\\$\\w+|@[0-9a-f]{6})");

    /** What a message shows of the input: quoted, or escaped because it does not print. */
    private static final Pattern SHOWN = Pattern.compile("'.*'|\\\\u[0-9A-F]{4,6}");

    private final Ontology ontology = Checkout.ontology();
    private final Names names = Names.of(ontology);
    private final Derivation derivation = new Derivation(ontology);
    private final Shapes shapes = new Shapes(ontology);
    private final DocumentReader reader = new DocumentReader(ontology);
    private final DocumentMapper mapper = new DocumentMapper(names);
    private final DocumentCheck check = new DocumentCheck(shapes, derivation);
    private final TaxonomyReader taxonomies = new TaxonomyReader(names, shapes, derivation);
    private final JsonLdProcessor jsonLd = new JsonLdProcessor(context());

    /**
     * Holds the promises of documents.
     *
     * @param name the name of the file, whose ending tells JSON from JSON Lines
     * @param bytes what is in it
     * @return how many documents could be read
     */
    public int documents(String name, byte[] bytes) {
        Readings readings = read(name, bytes);
        List<Problem> problems = problems(readings);
        Text text = Text.of(bytes);
        problems.forEach(problem -> holds(problem, name, text));
        problems.stream().filter(UntrustedInput::isOfAWholeValue).forEach(problem -> assertThat(
                        Places.in(text.document(problem.at(), name))
                                .offsets(problem.at().pointer()))
                .as("where the key and the value of the pointer stand of %s", problem)
                .contains(text.offset(problem.at(), name)));
        assertThat(lines(problems(read(name, bytes)))).isEqualTo(lines(problems));
        readings.documents().forEach(this::isSameToAJsonLdProcessor);
        return readings.documents().size();
    }

    /**
     * Holds the promises of taxonomies.
     *
     * @param bytes what is in the file
     * @return whether it could be read
     */
    public boolean taxonomy(byte[] bytes) {
        try {
            Path file = Files.createTempFile("taxonomy", ".ttl");
            try {
                Files.write(file, bytes);
                List<Problem> problems = taxonomyProblems(file);
                Text text = Text.of(bytes);
                problems.forEach(problem -> holds(problem, file.toString(), text));
                assertThat(lines(taxonomyProblems(file))).isEqualTo(lines(problems));
                return problems.isEmpty();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Holds the promises of sets of mappings: what can be read is written so that it says the same when it is read again.
     *
     * @param bytes what is in the file
     * @return whether it could be read
     */
    public boolean mappingSet(byte[] bytes) {
        String name = "links.sssom.tsv";
        Outcome<ReadMappingSet> outcome = mappings(name, bytes);
        Text text = Text.of(bytes);
        List<Problem> problems = problems(outcome);
        problems.forEach(problem -> holds(problem, name, text));
        assertThat(lines(problems(mappings(name, bytes)))).isEqualTo(lines(problems));
        if (outcome instanceof Outcome.Done<ReadMappingSet> done) {
            String written = MappingSetWriter.text(done.value().set().canonical());
            ReadMappingSet again = Checkout.value(mappings(name, written.getBytes(UTF_8)));
            assertThat(MappingSetWriter.text(again.set().canonical()))
                    .as("the canonical form of the canonical form")
                    .isEqualTo(written);
            return true;
        }
        return false;
    }

    private static List<Problem> problems(Outcome<ReadMappingSet> outcome) {
        return outcome instanceof Outcome.Refused<ReadMappingSet> refused ? refused.problems() : List.of();
    }

    private static Outcome<ReadMappingSet> mappings(String name, byte[] bytes) {
        return switch (Utf8.decode(name, 1, bytes)) {
            case Outcome.Refused<SourceText> refused -> new Outcome.Refused<>(refused.problems());
            case Outcome.Done<SourceText> done -> MappingSetReader.read(done.value());
        };
    }

    private List<Problem> taxonomyProblems(Path file) throws IOException {
        Identities identities = new Identities(ontology);
        List<Problem> problems = new ArrayList<>();
        switch (taxonomies.read(file, identities)) {
            case Outcome.Refused<TaxonomyReader.Taxonomy> refused -> problems.addAll(refused.problems());
            case Outcome.Done<TaxonomyReader.Taxonomy> done -> done.value().sendTo(StreamRDFLib.sinkNull());
        }
        problems.addAll(identities.problems(asked -> true));
        return problems;
    }

    private Readings read(String name, byte[] bytes) {
        Readings readings = new Readings(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try {
            reader.read(name, new ByteArrayInputStream(bytes), readings);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
        return readings;
    }

    /** What became of the documents of a stream. */
    private record Readings(List<Document> documents, List<Problem> problems, List<Remains> remains)
            implements DocumentReceiver {
        @Override
        public void accept(Outcome<Document> outcome) {
            switch (outcome) {
                case Outcome.Refused<Document> refused -> problems.addAll(refused.problems());
                case Outcome.Done<Document> done -> documents.add(done.value());
            }
        }

        @Override
        public void accept(Remains remains) {
            this.remains.add(remains);
        }
    }

    /** Everything that a check says, in its order. */
    private List<Problem> problems(Readings readings) {
        Identities identities = new Identities(ontology);
        List<Problem> problems = new ArrayList<>(readings.problems());
        for (Document document : readings.documents()) {
            identities.add(document);
            problems.addAll(check.check(mapper.map(document), List.of()).problems());
        }
        for (Remains remains : readings.remains()) {
            identities.add(remains);
            remains.document()
                    .ifPresent(document -> problems.addAll(check.check(mapper.map(document), remains.problems())
                            .problems()));
        }
        problems.addAll(identities.problems(asked -> true));
        problems.sort(Problem.READING_ORDER);
        return problems;
    }

    private void isSameToAJsonLdProcessor(Document document) {
        assertThat(Triples.canonical(mapper.map(document).triples()))
                .containsExactlyElementsOf(Triples.canonical(
                        jsonLd.triples(DOCUMENT, document.source().text())));
    }

    /** A fault of syntax or of a limit lies somewhere within the value that its pointer leads to. */
    private static boolean isOfAWholeValue(Problem problem) {
        return !problem.at().pointer().isEmpty()
                && problem.code() != ProblemCode.SYNTAX
                && problem.code() != ProblemCode.LIMIT;
    }

    private static void holds(Problem problem, String file, Text text) {
        assertThat(problem.at().file()).isEqualTo(file);
        if (problem.at() instanceof Location.Place place) {
            assertThat(text.has(place)).as("the place of %s", problem).isTrue();
        }
        assertThat(problem.line().codePoints().filter(point -> !prints(point)).toArray())
                .as("what does not print of %s", problem)
                .isEmpty();
        for (String clause : List.of(problem.wrong(), problem.expected(), problem.mend())) {
            assertThat(clause).isNotBlank().hasSizeLessThan(LONGEST_CLAUSE);
            assertThat(NAME_OF_A_CLASS
                            .matcher(SHOWN.matcher(clause).replaceAll(" "))
                            .results()
                            .map(MatchResult::group)
                            .filter(name -> !text.holds(name)))
                    .as("names of classes in %s", problem)
                    .isEmpty();
        }
    }

    private static boolean prints(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static List<String> lines(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.code() + " " + problem.line())
                .toList();
    }

    private static String context() {
        try {
            return Files.readString(Checkout.ONTOLOGY.resolve("context.jsonld"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file as an editor shows it. */
    private record Text(List<String> lines) {
        static Text of(byte[] bytes) {
            return new Text(List.of(new String(unpacked(bytes), UTF_8).split("\n", -1)));
        }

        private static byte[] unpacked(byte[] bytes) {
            if (bytes.length < 2 || bytes[0] != 0x1f || bytes[1] != (byte) 0x8b) {
                return bytes;
            }
            try (InputStream input = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                return input.readAllBytes();
            } catch (IOException e) {
                return new byte[0];
            }
        }

        boolean has(Location.Place place) {
            return place.line() >= 1
                    && place.line() <= lines.size()
                    && place.column() >= 1
                    && place.column()
                            <= line(place).codePointCount(0, line(place).length()) + 1;
        }

        boolean holds(String word) {
            return lines.stream().anyMatch(line -> line.contains(word));
        }

        /** A byte order mark is no character. */
        private String line(Location at) {
            return unmarked(lines.get(at.line() - 1));
        }

        /** The text of the document in which a place is. */
        String document(Location at, String name) {
            return isLines(name) ? line(at) : unmarked(String.join("\n", lines));
        }

        /** The index of a place in its document. */
        int offset(Location at, String name) {
            int before = isLines(name)
                    ? 0
                    : lines.subList(0, at.line() - 1).stream()
                            .mapToInt(line -> unmarked(line).length() + 1)
                            .sum();
            return before + line(at).offsetByCodePoints(0, at.column() - 1);
        }

        private static boolean isLines(String name) {
            return name.contains(".jsonl");
        }

        private static String unmarked(String text) {
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        }
    }
}
