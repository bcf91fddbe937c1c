package org.kusgraph;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.Quad;
import org.kusgraph.document.Document;
import org.kusgraph.document.DocumentReader;
import org.kusgraph.document.DocumentReceiver;
import org.kusgraph.document.DraftMarks;
import org.kusgraph.document.Identities;
import org.kusgraph.document.Limits;
import org.kusgraph.document.Progress;
import org.kusgraph.document.Remains;
import org.kusgraph.graph.Derivation;
import org.kusgraph.graph.DocumentCheck;
import org.kusgraph.graph.DocumentMapper;
import org.kusgraph.graph.MappedDocument;
import org.kusgraph.graph.Names;
import org.kusgraph.graph.QuadsReader;
import org.kusgraph.graph.TaxonomyReader;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.ontology.Shapes;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.store.Fingerprint;
import org.kusgraph.store.Sources;

/** Reads the documents and taxonomies of a data folder one by one, checks each, and sends what is right as quads. */
final class DataReader {
    private final Names names;
    private final DocumentReader documents;
    private final QuadsReader quads;
    private final TaxonomyReader taxonomies;
    private final DocumentMapper mapper;
    private final DocumentCheck check;
    private final DraftMarks drafts;
    private final Derivation derivation;
    private final Derivation reifiers;

    DataReader(Ontology ontology, Names names, Limits limits, Progress progress) {
        Shapes shapes = new Shapes(ontology);
        this.names = names;
        this.derivation = new Derivation(ontology);
        this.reifiers = Derivation.ofReifiers(ontology);
        this.documents = new DocumentReader(ontology, limits, progress);
        this.quads = new QuadsReader(ontology, names, limits, progress);
        this.taxonomies = new TaxonomyReader(names, shapes, derivation);
        this.mapper = new DocumentMapper(names);
        this.check = new DocumentCheck(shapes, derivation);
        this.drafts = new DraftMarks(ontology);
    }

    /** Reads a taxonomy, which is sent by {@link #send}, if it is right. */
    Optional<TaxonomyReader.Taxonomy> taxonomy(Path file, Identities identities, List<Problem> problems)
            throws IOException {
        return switch (taxonomies.read(file, identities)) {
            case Outcome.Refused<TaxonomyReader.Taxonomy> refused -> {
                problems.addAll(refused.problems());
                yield Optional.empty();
            }
            case Outcome.Done<TaxonomyReader.Taxonomy> done -> Optional.of(done.value());
        };
    }

    /** Sends a taxonomy and what follows from it. */
    void send(TaxonomyReader.Taxonomy taxonomy, StreamRDF receiver) {
        taxonomy.sendTo(receiver);
        sendDerived(taxonomy.derived(), receiver);
    }

    /** Begins to read documents, of which several are checked at once; what is right of them is sent in their order. */
    Documents documents(Identities identities, StreamRDF receiver, List<Problem> problems) {
        return documents(identities, receiver, problems, part -> false);
    }

    /**
     * Begins to read documents, some of which are passed over.
     *
     * @param isPassedOver tells the documents of which nothing is asked but that they can be read
     */
    Documents documents(
            Identities identities, StreamRDF receiver, List<Problem> problems, Predicate<Sources.Part> isPassedOver) {
        return new Documents(identities, receiver, problems, isPassedOver);
    }

    /** Reads the documents of a file. */
    void documents(Path file, Identities identities, StreamRDF receiver, List<Problem> problems) throws IOException {
        try (Documents checked = documents(identities, receiver, problems)) {
            List<Sources.Part> unused = checked.read(file);
            checked.finish();
        }
    }

    /** Reads the documents of a stream, as of a file. */
    void documents(String name, InputStream input, Identities identities, StreamRDF receiver, List<Problem> problems)
            throws IOException {
        try (Documents checked = documents(identities, receiver, problems)) {
            documents.read(name, input, checked.checking);
            checked.finish();
        }
    }

    private void read(Path file, DocumentReceiver receiver) throws IOException {
        if (QuadsReader.isQuads(file)) {
            quads.read(file, receiver);
        } else {
            documents.read(file, receiver);
        }
    }

    /** Notes what the documents of a file describe, and what refused ones may; what is wrong with them is not asked. */
    void descriptions(Path file, Identities identities) throws IOException {
        read(file, new Describing(identities));
    }

    /** What follows from a graph: each statement once, so that it can be told how many graphs it follows from. */
    Set<Triple> derived(Graph graph) {
        return new LinkedHashSet<>(derivation.derive(graph));
    }

    /** Sends what follows from a graph. */
    void sendDerived(Graph graph, StreamRDF receiver) {
        sendDerived(derivation.derive(graph), receiver);
    }

    private void sendDerived(List<Triple> derived, StreamRDF receiver) {
        new LinkedHashSet<>(derived).forEach(triple -> receiver.quad(Quad.create(names.derivedGraph(), triple)));
    }

    /** Documents that are being read. Closing leaves out those that are not finished. */
    final class Documents implements AutoCloseable {
        private final InOrder work = new InOrder();
        private final Checking checking;

        private Documents(
                Identities identities,
                StreamRDF receiver,
                List<Problem> problems,
                Predicate<Sources.Part> isPassedOver) {
            this.checking = new Checking(identities, receiver, problems, isPassedOver, work);
        }

        /**
         * Reads the documents of a file, as JSON or as the N-Quads that they were converted to; of those that are refused, tells all
         * that is wrong.
         *
         * @return the documents that can be read, in their order
         */
        List<Sources.Part> read(Path file) throws IOException {
            checking.parts = new ArrayList<>();
            DataReader.this.read(file, checking);
            return checking.parts;
        }

        /** Sends all that is left. */
        void finish() {
            work.finish();
        }

        @Override
        public void close() {
            work.close();
        }
    }

    private final class Checking implements DocumentReceiver {
        private final Identities identities;
        private final StreamRDF receiver;
        private final List<Problem> problems;
        private final InOrder work;
        private final Predicate<Sources.Part> isPassedOver;
        private List<Sources.Part> parts = new ArrayList<>();

        Checking(
                Identities identities,
                StreamRDF receiver,
                List<Problem> problems,
                Predicate<Sources.Part> isPassedOver,
                InOrder work) {
            this.isPassedOver = isPassedOver;
            this.identities = identities;
            this.receiver = receiver;
            this.problems = problems;
            this.work = work;
        }

        @Override
        public void accept(Outcome<Document> outcome) {
            switch (outcome) {
                case Outcome.Refused<Document> refused -> work.add(0, () -> () -> problems.addAll(refused.problems()));
                case Outcome.Done<Document> done -> {
                    Sources.Part part = part(done.value());
                    parts.add(part);
                    if (!isPassedOver.test(part)) {
                        work.add(size(done.value()), () -> checked(done.value()));
                    }
                }
            }
        }

        private Sources.Part part(Document document) {
            return new Sources.Part(
                    names.articleGraph(document.root().id()),
                    Fingerprint.sha256(document.source().text().getBytes(UTF_8)));
        }

        private static long size(Document document) {
            return document.source().text().length();
        }

        /** Checks a document on any thread, and gives what is left to do in its turn. */
        private Runnable checked(Document document) {
            List<Problem> marks = drafts.problems(document);
            MappedDocument mapped = mapper.map(document);
            DocumentCheck.Checked checked = check.check(mapped, List.of());
            MappedDocument reified =
                    mapped.with(reifiers.derive(mapped.asGraph())).distinct();
            return () -> {
                identities.add(document);
                problems.addAll(marks);
                problems.addAll(checked.problems());
                if (marks.isEmpty()) {
                    reified.sendTo(receiver);
                    sendDerived(checked.derived(), receiver);
                }
            };
        }

        @Override
        public void accept(Remains remains) {
            work.add(remains.document().map(Checking::size).orElse(0L), () -> checked(remains));
        }

        private Runnable checked(Remains remains) {
            List<Problem> found = new ArrayList<>();
            remains.document().ifPresent(document -> {
                found.addAll(drafts.problems(document));
                found.addAll(
                        check.check(mapper.map(document), remains.problems()).problems());
            });
            return () -> {
                identities.add(remains);
                problems.addAll(found);
            };
        }
    }

    private record Describing(Identities identities) implements DocumentReceiver {
        @Override
        public void accept(Outcome<Document> outcome) {
            if (outcome instanceof Outcome.Done<Document> done) {
                identities.addDescriptions(done.value());
            }
        }

        @Override
        public void accept(Remains remains) {
            identities.addDescriptions(remains);
        }
    }
}
