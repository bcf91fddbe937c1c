package org.kusgraph.graph;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;
import org.apache.jena.graph.Triple;
import org.kusgraph.document.Document;
import org.kusgraph.document.DocumentReader;
import org.kusgraph.document.DocumentReceiver;
import org.kusgraph.document.Limits;
import org.kusgraph.document.Progress;
import org.kusgraph.document.Remains;
import org.kusgraph.document.RestoredDocument;
import org.kusgraph.document.Unpacking;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.SourceText;

/**
 * Reads documents from the N-Quads that they were converted to, plain or compressed with gzip. Nothing of it is believed: each graph
 * is made a document again, which is held to all that documents are held to and has to say what the graph says, and no more.
 */
public final class QuadsReader {
    /** Statements spell out what JSON abbreviates. */
    static final int BYTES_FOR_ONE = 16;

    private final Ontology ontology;
    private final Names names;
    private final DocumentReader documents;
    private final DocumentMapper mapper;
    private final int mostBytes;
    private final Progress progress;

    /**
     * A reader for documents of an ontology.
     *
     * @param limits how large a document may be as JSON; its statements may take sixteen times as many bytes
     * @param progress is told of every byte that is read
     */
    public QuadsReader(Ontology ontology, Names names, Limits limits, Progress progress) {
        this.ontology = ontology;
        this.names = names;
        this.documents = new DocumentReader(ontology, limits, progress);
        this.mapper = new DocumentMapper(names);
        this.mostBytes = (int) Math.min((long) limits.bytes() * BYTES_FOR_ONE, Limits.MOST_BYTES);
        this.progress = progress;
    }

    /** Whether a file's name says that it holds N-Quads. */
    public static boolean isQuads(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".nq") || name.endsWith(".nq.gz");
    }

    /**
     * Reads a file, in which the statements of a graph stand together.
     *
     * @param file N-Quads
     * @param receiver gets each document, or what is wrong with it, in the file's order
     * @throws IOException if the file cannot be read
     */
    public void read(Path file, DocumentReceiver receiver) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            new QuadsCutter(
                            file.toString(),
                            Unpacking.unpacked(progress.watch(input)),
                            mostBytes,
                            text -> accept(text, receiver))
                    .cut();
        } catch (ZipException | EOFException e) {
            receiver.accept(new Outcome.Refused<>(List.of(Unpacking.fault(file.toString()))));
        }
    }

    private void accept(Outcome<SourceText> text, DocumentReceiver receiver) {
        switch (text) {
            case Outcome.Refused<SourceText> refused -> receiver.accept(new Outcome.Refused<>(refused.problems()));
            case Outcome.Done<SourceText> done -> read(done.value(), receiver);
        }
    }

    private void read(SourceText source, DocumentReceiver receiver) {
        QuadsParser parser = new QuadsParser(source);
        parser.parse();
        Restoration restoration = new Restoration(ontology, names, source, parser.statements());
        if (!parser.problems().isEmpty()) {
            receiver.accept(new Outcome.Refused<>(parser.problems()));
            receiver.accept(new Remains(Optional.empty(), restoration.ids(), parser.problems()));
        } else if (parser.graph().isPresent()) {
            Outcome<RestoredDocument> restored =
                    restoration.restore(parser.graph().get());
            switch (restored) {
                case Outcome.Refused<RestoredDocument> refused ->
                    receiver.accept(new Outcome.Refused<>(refused.problems()));
                case Outcome.Done<RestoredDocument> done ->
                    documents.read(done.value(), new Comparing(parser.statements(), receiver));
            }
        }
    }

    /** Lets through only documents that say what the statements say. */
    private final class Comparing implements DocumentReceiver {
        private final List<Statement> statements;
        private final DocumentReceiver receiver;

        Comparing(List<Statement> statements, DocumentReceiver receiver) {
            this.statements = statements;
            this.receiver = receiver;
        }

        @Override
        public void accept(Outcome<Document> outcome) {
            List<Problem> problems =
                    outcome instanceof Outcome.Done<Document> done ? differences(done.value()) : List.of();
            receiver.accept(problems.isEmpty() ? outcome : new Outcome.Refused<>(problems));
        }

        @Override
        public void accept(Remains remains) {
            receiver.accept(remains);
        }

        private List<Problem> differences(Document document) {
            Set<Triple> missing = new HashSet<>(mapper.map(document).triples());
            Set<Triple> said = Set.copyOf(missing);
            statements.forEach(statement -> missing.remove(statement.triple()));
            return missing.isEmpty()
                    ? statements.stream()
                            .filter(statement -> !said.contains(statement.triple()))
                            .limit(1)
                            .map(statement -> difference(document, statement, "no document says this"))
                            .toList()
                    : List.of(difference(document, statements.get(0), "the graph lacks what a document would say"));
        }

        private Problem difference(Document document, Statement statement, String wrong) {
            return new Problem(
                    ProblemCode.SHAPE,
                    document.source().place(statement.subjectOffset(), ""),
                    wrong,
                    "all that kus convert makes of a document, and nothing else",
                    "write the file again with kus convert");
        }
    }
}
