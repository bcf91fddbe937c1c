package org.kusgraph.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.kusgraph.Checkout;
import org.kusgraph.Folders;
import org.kusgraph.store.search.SearchedTexts;

/** A snapshot's data that changes by chance, the same way for the same seed: few names for many entities, in several graphs. */
public final class ChangingData {
    /** What is in this graph is not in the default graph. */
    public static final Node APART = iri("apart");

    /** What can be searched. */
    public static final SearchedTexts SEARCHED = SearchedTexts.of(Checkout.ontology());

    private static final String SCHEMA = "https://schema.org/";
    private static final int ENTITIES = 120;
    private static final int POINTED = 6;
    private static final List<String> ENGLISH =
            List.of("samsung", "electronics", "institute", "science", "inc", "republic of korea");
    private static final List<String> KOREAN =
            List.of("고대역폭", "메모리", "반도체", "과학", "기술", "정보", "통신부", "국가", "안보실", "연구원", "삼성", "전자", "주식회사", "한국", "정부");
    private static final List<String> PARTICLES = List.of("", "의", "는", "에서", "와");

    private final Random chance;
    private final DatasetGraph dataset = DatabaseMgr.createDatasetGraph();
    private final List<Node> kinds;
    private final List<Node> texts;

    /** Data with some statements. */
    public ChangingData(long seed, int statements) {
        chance = new Random(seed);
        kinds = SEARCHED.kindsByWord().values().stream()
                .map(NodeFactory::createURI)
                .toList();
        texts = SEARCHED.texts().stream()
                .sorted((one, other) -> one.getURI().compareTo(other.getURI()))
                .toList();
        Set<Node> unused = change(statements);
    }

    private static Node iri(String name) {
        return NodeFactory.createURI("https://example.org/" + name);
    }

    private <T> T any(List<T> all) {
        return all.get(chance.nextInt(all.size()));
    }

    /**
     * Adds statements, and removes half as many of those that were there.
     *
     * @return the subjects of the statements
     */
    public Set<Node> change(int added) {
        return Txn.calculateWrite(dataset, () -> {
            Set<Node> subjects = new LinkedHashSet<>();
            List<Quad> there = Iter.toList(dataset.findNG(Node.ANY, Node.ANY, Node.ANY, Node.ANY));
            for (int left = there.isEmpty() ? 0 : added / 2 + chance.nextInt(2); left > 0; left--) {
                Quad quad = any(there);
                subjects.add(quad.getSubject());
                remove(quad);
            }
            for (int left = added; left > 0; left--) {
                Quad quad = quad();
                subjects.add(quad.getSubject());
                dataset.add(quad);
                if (!quad.getGraph().equals(APART)) {
                    dataset.getDefaultGraph().add(quad.asTriple());
                }
            }
            return subjects;
        });
    }

    private void remove(Quad quad) {
        dataset.delete(quad);
        boolean isLeft = Iter.anyMatch(
                dataset.findNG(Node.ANY, quad.getSubject(), quad.getPredicate(), quad.getObject()),
                each -> !each.getGraph().equals(APART));
        if (!isLeft) {
            dataset.getDefaultGraph().delete(quad.asTriple());
        }
    }

    private Quad quad() {
        Node graph = any(List.of(iri("graph/a"), iri("graph/b"), iri("graph/c"), APART));
        Node subject = chance.nextInt(8) == 0 ? pointed() : entity();
        return switch (chance.nextInt(12)) {
            case 0, 1 -> Quad.create(graph, subject, RDF.type.asNode(), any(kinds));
            case 2, 3, 4, 5 ->
                Quad.create(
                        graph,
                        subject,
                        any(List.of(SKOS.prefLabel, SKOS.altLabel)).asNode(),
                        name());
            case 6, 7 -> Quad.create(graph, subject, any(texts), text());
            case 8 -> Quad.create(graph, subject, any(pointers()), pointed());
            case 9 -> Quad.create(graph, subject, OWL2.sameAs.asNode(), identifier());
            default -> pointed(graph);
        };
    }

    private static List<Node> pointers() {
        return List.of(
                NodeFactory.createURI("https://w3id.org/us-korea-tech/ontology#country"),
                NodeFactory.createURI(SCHEMA + "location"),
                NodeFactory.createURI(SCHEMA + "identifier"));
    }

    /** What others point to. */
    private Quad pointed(Node graph) {
        return switch (chance.nextInt(3)) {
            case 0 -> Quad.create(graph, pointed(), SKOS.prefLabel.asNode(), name());
            case 1 ->
                Quad.create(graph, pointed(), NodeFactory.createURI(SCHEMA + "propertyID"), literal("Wikidata", ""));
            default ->
                Quad.create(
                        graph,
                        pointed(),
                        NodeFactory.createURI(SCHEMA + "value"),
                        literal("Q" + chance.nextInt(ENTITIES), ""));
        };
    }

    private Node entity() {
        return iri("entity/" + chance.nextInt(ENTITIES));
    }

    private Node pointed() {
        int number = chance.nextInt(POINTED);
        return chance.nextBoolean() ? iri("pointed/" + number) : NodeFactory.createBlankNode("pointed" + number);
    }

    private Node identifier() {
        return chance.nextInt(3) == 0
                ? entity()
                : NodeFactory.createURI("http://www.wikidata.org/entity/Q" + chance.nextInt(ENTITIES));
    }

    private static Node literal(String text, String language) {
        return language.isEmpty()
                ? NodeFactory.createLiteralString(text)
                : NodeFactory.createLiteralLang(text, language);
    }

    private Node name() {
        return chance.nextBoolean()
                ? literal(words(3, " ", this::english), any(List.of("en", "", "de")))
                : literal(words(3, any(List.of("", " ")), () -> any(KOREAN)), any(List.of("ko", "ko-KR")));
    }

    private Node text() {
        return chance.nextBoolean()
                ? literal(words(6, " ", this::english), "en")
                : literal(
                        words(6, "", () -> any(KOREAN) + any(List.of("", "", " ")) + any(PARTICLES)),
                        any(List.of("ko", "en")));
    }

    private String words(int most, String between, Supplier<String> word) {
        List<String> words = new ArrayList<>();
        for (int left = 1 + chance.nextInt(most); left > 0; left--) {
            words.add(word.get());
        }
        return String.join(between, words);
    }

    /** Some words with a typing error, so that there are many like one. */
    private String english() {
        StringBuilder word = new StringBuilder(any(ENGLISH));
        if (chance.nextBoolean()) {
            word.setCharAt(chance.nextInt(word.length()), (char) ('a' + chance.nextInt('z' - 'a' + 1)));
        }
        return word.toString();
    }

    /** Names to look for, those that there are and others. */
    public List<String> askedNames(int most) {
        List<String> names = new ArrayList<>();
        for (int left = most; left > 0; left--) {
            names.add(name().getLiteralLexicalForm());
        }
        names.addAll(ENGLISH);
        names.addAll(KOREAN);
        return names;
    }

    /** Does something in a read transaction. */
    public void read(Reading reading) throws IOException {
        dataset.begin(TxnType.READ);
        try {
            reading.read(dataset);
        } finally {
            dataset.end();
        }
    }

    /** What is done in a transaction. */
    @FunctionalInterface
    public interface Reading {
        /** Reads the data. */
        void read(DatasetGraph dataset) throws IOException;
    }

    /** Makes a folder of the same files as another one. */
    public static void link(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : Folders.files(from)) {
            Files.createLink(to.resolve(from.relativize(file).toString()), file);
        }
    }

    /** The contents of the files in a folder. */
    public static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Path file : Folders.files(folder)) {
            contents.put(file.getFileName().toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
        return contents;
    }

    /** Where answers are first not the same, as all of them are more than anybody can read. */
    public static Optional<String> difference(List<?> answers, List<?> expected) {
        for (int place = 0; place < Math.max(answers.size(), expected.size()); place++) {
            Object answer = place < answers.size() ? answers.get(place) : "nothing";
            Object other = place < expected.size() ? expected.get(place) : "nothing";
            if (!answer.equals(other)) {
                return Optional.of(answer + "\ninstead of\n" + other);
            }
        }
        return Optional.empty();
    }

    /** How many segments an index has. */
    public static long segments(Path folder) throws IOException {
        return Folders.files(folder).stream()
                .filter(file -> file.toString().endsWith(".si"))
                .count();
    }
}
