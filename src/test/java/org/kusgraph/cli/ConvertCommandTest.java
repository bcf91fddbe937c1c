package org.kusgraph.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kusgraph.Checkout;
import org.kusgraph.Conversion;
import org.kusgraph.FixedChance;
import org.kusgraph.GeneratedDocument;
import org.kusgraph.graph.Triples;
import org.kusgraph.ontology.Ontology;

@AddLifecycleHook(FixedChance.class)
final class ConvertCommandTest {
    private static final Ontology ONTOLOGY = Checkout.ontology();
    private static final Path CASES = Checkout.RESOURCES.resolve("cases/document");
    private static final Path TWO = CASES.resolve("an-entity-may-be-described-in-two-documents");

    @ParameterizedTest
    @EnumSource(Conversion.Format.class)
    void everyFormatHoldsWhatNQuadsHoldOfEveryDocumentOfThisCheckout(Conversion.Format format) throws IOException {
        String[] files = Checkout.documents().stream().map(Path::toString).toArray(String[]::new);
        CommandRun quads = CommandRun.of(arguments(Stream.of("convert"), files));
        CommandRun run = CommandRun.of(arguments(Stream.of("convert", "--to", format.name()), files));

        assertThat(run.code()).isZero();
        assertThat(run.words()).isEmpty();
        assertThat(graphs(run.data(), format)).isEqualTo(graphs(quads.data(), Conversion.Format.nq, format));
    }

    @Property(tries = 60)
    void everyFormatHoldsWhatNQuadsHoldOfEveryDocumentThatTheOntologyAllows(
            @ForAll("generated") GeneratedDocument document, @ForAll Conversion.Format format) {
        CommandRun quads = CommandRun.withInput(document.json().getBytes(UTF_8), "convert", "-");
        CommandRun run = CommandRun.withInput(document.json().getBytes(UTF_8), "convert", "--to", format.name(), "-");

        assertThat(quads.words()).isEmpty();
        assertThat(run.words()).isEmpty();
        assertThat(graphs(run.data(), format)).isEqualTo(graphs(quads.data(), Conversion.Format.nq, format));
    }

    @Provide
    Arbitrary<GeneratedDocument> generated() {
        return Arbitraries.randomValue(chance -> new GeneratedDocument(ONTOLOGY, chance));
    }

    @Test
    void aGraphIsNamedAfterItsArticle() {
        CommandRun run = CommandRun.of("convert", TWO.resolve("a.json").toString());

        assertThat(run.code()).isZero();
        assertThat(run.data().lines())
                .isNotEmpty()
                .allMatch(line -> line.endsWith(" <https://w3id.org/us-korea-tech/graph/article-a> ."));
    }

    @Test
    void aFileAndStandardInputGiveTheSame(@TempDir Path folder) throws IOException {
        byte[] a = Files.readAllBytes(TWO.resolve("a.json"));
        byte[] b = Files.readAllBytes(TWO.resolve("b.json"));
        String expected = CommandRun.of(
                        "convert",
                        TWO.resolve("a.json").toString(),
                        TWO.resolve("b.json").toString())
                .data();
        byte[] lines = (oneLine(a) + oneLine(b)).getBytes(UTF_8);
        Path packed = Files.write(folder.resolve("both.jsonl.gz"), compressed(lines));
        Path plain = Files.write(folder.resolve("both.jsonl"), lines);

        assertThat(CommandRun.of("convert", packed.toString())).isEqualTo(new CommandRun(0, expected, ""));
        assertThat(CommandRun.of("convert", plain.toString())).isEqualTo(new CommandRun(0, expected, ""));
        assertThat(CommandRun.withInput(lines, "convert", "-")).isEqualTo(new CommandRun(0, expected, ""));
        assertThat(CommandRun.withInput(compressed(lines), "convert", "-")).isEqualTo(new CommandRun(0, expected, ""));
        assertThat(CommandRun.withInput(b, "convert", TWO.resolve("a.json").toString(), "-"))
                .isEqualTo(new CommandRun(0, expected, ""));
    }

    @Test
    void manyDocumentsAreWrittenAndTheirFaultsToldInTheOrderOfTheirLines(@TempDir Path folder) throws IOException {
        String right = oneLine(Files.readAllBytes(TWO.resolve("a.json")));
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            lines.append(i % 10 == 3 ? "{\n" : right.replace("article-a", "article-" + i));
        }
        Path file = Files.writeString(folder.resolve("many.jsonl"), lines);

        CommandRun run = CommandRun.of("convert", file.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.words().lines().map(line -> line.replaceAll(".*many\\.jsonl:(\\d+):.*", "$1")))
                .containsExactlyElementsOf(IntStream.iterate(4, line -> line <= 200, line -> line + 10)
                        .mapToObj(Integer::toString)
                        .toList());
        assertThat(run.data()
                        .lines()
                        .map(line -> line.replaceAll(".*graph/article-(\\d+)> \\.", "$1"))
                        .distinct())
                .containsExactlyElementsOf(IntStream.range(0, 200)
                        .filter(i -> i % 10 != 3)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    @Test
    void aDocumentWithADraftsMarkIsLeftOut() throws IOException {
        String document = Files.readString(TWO.resolve("a.json"));
        String draft = document.replaceFirst("\\{", "{\"draft\": true, ");
        CommandRun run = CommandRun.withInput(draft.getBytes(UTF_8), "convert", "-");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.data()).isEmpty();
        assertThat(run.words())
                .isEqualTo("-:1:11: /draft: this Article is a draft;"
                        + " expected what a person has compared with the article;"
                        + " correct what is wrong, write what is missing, and remove 'draft'\n");
    }

    @Test
    void whatAClaimSaysIsATripleTermWhereThatIsAskedForAndIsNotAsserted() throws IOException {
        String file = Checkout.DATA
                .resolve("documents/article-20241118-science-minister.json")
                .toString();
        String id = "<https://w3id.org/us-korea-tech/id/";
        List<String> plain =
                CommandRun.of("convert", "--to", "nt", file).data().lines().toList();
        CommandRun run = CommandRun.of("convert", "--to", "nt", "--reifiers", file);

        assertThat(run.words()).isEmpty();
        List<String> added =
                run.data().lines().filter(line -> !plain.contains(line)).toList();
        assertThat(run.data().lines()).hasSize(plain.size() + added.size());
        assertThat(added)
                .allMatch(line -> line.contains("<http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( "))
                .contains(id + "article-20241118-science-minister-claim-visit-us>"
                        + " <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( " + id + "yoo-sang-im>"
                        + " <https://w3id.org/us-korea-tech/ontology#visits> " + id + "united-states> )>> .");
    }

    @ParameterizedTest
    @EnumSource(names = {"jsonld", "rdfxml"})
    void tripleTermsAreRefusedByFormatsThatCannotHoldThem(Conversion.Format format) {
        assertThat(CommandRun.of("convert", "--to", format.name(), "--reifiers", "-"))
                .isEqualTo(new CommandRun(
                        2,
                        "",
                        "kus convert: " + format
                                + " cannot hold triple terms; --reifiers goes with nq, nt, ttl or trig;"
                                + " 'kus convert --help' tells more\n"));
    }

    @Test
    void theSameDocumentIsAlwaysWrittenInTheSameBytes() {
        String file = Checkout.DATA
                .resolve("documents/article-20241118-science-minister.json")
                .toString();

        assertThat(CommandRun.of("convert", file)).isEqualTo(CommandRun.of("convert", file));
    }

    @Test
    void aBrokenDocumentIsToldAndTheOthersAreConverted() {
        Path case1 = CASES.resolve("json-lines-a-bad-line-does-not-stop-the-others/documents.jsonl");
        CommandRun run =
                CommandRun.of("convert", case1.toString(), TWO.resolve("b.json").toString());

        assertThat(run.code()).isEqualTo(ExitCode.INPUT);
        assertThat(run.words().lines())
                .extracting(line -> line.replace(case1.getParent() + "/", "").replaceFirst(": .*", ""))
                .containsExactly("documents.jsonl:2:42", "documents.jsonl:3:271", "documents.jsonl:7:19");
        assertThat(run.data()
                        .lines()
                        .map(line -> line.replaceFirst(".*/graph/", ""))
                        .distinct())
                .containsExactly("article-a> .", "article-d> .", "article-b> .");
    }

    @Test
    void aFormatThatIsNoneIsNamedTogetherWithThoseThatAre() {
        assertThat(CommandRun.of("convert", "--to", "csv", "-"))
                .isEqualTo(new CommandRun(
                        2,
                        "",
                        "kus convert: --to takes nq, nt, ttl, trig, jsonld or rdfxml, not 'csv';"
                                + " 'kus convert --help' tells more\n"));
    }

    @Test
    void aFormatThatIsNearlyOneIsNamedTogetherWithTheRightOne() {
        assertThat(CommandRun.of("convert", "--to", "jsonl", "-").words())
                .endsWith("not 'jsonl'; did you mean 'jsonld'? 'kus convert --help' tells more\n");
    }

    @Test
    void aFileThatCannotBeReadIsAFaultOfTheMachine(@TempDir Path folder) {
        assertThat(CommandRun.of("convert", folder.resolve("a.json").toString()))
                .isEqualTo(new CommandRun(
                        3, "", "kus convert: " + folder.resolve("a.json") + ": there is no such file or folder\n"));
        assertThat(CommandRun.of("convert", folder.toString()))
                .isEqualTo(new CommandRun(3, "", "kus convert: " + folder + ": this is a folder, not a file\n"));
    }

    @ParameterizedTest
    @EnumSource(Conversion.Format.class)
    void aReaderThatHasHadEnoughIsNoFault(Conversion.Format format) {
        assertThat(CommandRun.into(new Broken("Broken pipe"), "convert", "--to", format.name(), shipped()))
                .isEqualTo(new CommandRun(0, "", ""));
    }

    @ParameterizedTest
    @EnumSource(Conversion.Format.class)
    void aFullDiskBehindStandardOutputIsAFaultOfTheMachine(Conversion.Format format) {
        assertThat(CommandRun.into(new Broken("No space left on device"), "convert", "--to", format.name(), shipped()))
                .isEqualTo(new CommandRun(3, "", "kus convert: standard output: No space left on device\n"));
    }

    private static final class Broken extends OutputStream {
        private final String complaint;

        Broken(String complaint) {
            this.complaint = complaint;
        }

        @Override
        public void write(int octet) throws IOException {
            throw new IOException(complaint);
        }
    }

    private static String shipped() {
        return Checkout.DATA
                .resolve("documents/article-20241118-science-minister.json")
                .toString();
    }

    private static String[] arguments(Stream<String> options, String[] files) {
        return Stream.concat(options, Stream.of(files)).toArray(String[]::new);
    }

    private static String oneLine(byte[] document) {
        return new String(document, UTF_8).replace("\n", " ") + "\n";
    }

    private static byte[] compressed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream output = new GZIPOutputStream(packed)) {
            output.write(bytes);
        }
        return packed.toByteArray();
    }

    private static Map<String, List<String>> graphs(String data, Conversion.Format format) {
        return graphs(data, format, format);
    }

    /** The triples of each graph in canonical form, or of all graphs together where the other format has none. */
    private static Map<String, List<String>> graphs(String data, Conversion.Format format, Conversion.Format other) {
        DatasetGraph dataset = DatasetGraphFactory.create();
        RDFParser.fromString(data, lang(format))
                .errorHandler(ErrorHandlerFactory.errorHandlerNoWarnings)
                .parse(StreamRDFLib.dataset(dataset));
        Map<String, List<Triple>> triples = new TreeMap<>();
        boolean named =
                switch (other) {
                    case nq, trig, jsonld -> true;
                    case nt, ttl, rdfxml -> false;
                };
        dataset.stream(Node.ANY, Node.ANY, Node.ANY, Node.ANY).forEach(quad -> triples.computeIfAbsent(
                        named ? quad.getGraph().toString() : "", graph -> new ArrayList<>())
                .add(quad.asTriple()));
        return triples.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, graph -> Triples.canonical(graph.getValue())));
    }

    private static Lang lang(Conversion.Format format) {
        return switch (format) {
            case nq -> Lang.NQUADS;
            case nt -> Lang.NTRIPLES;
            case ttl -> Lang.TURTLE;
            case trig -> Lang.TRIG;
            case jsonld -> Lang.JSONLD11;
            case rdfxml -> Lang.RDFXML;
        };
    }
}
