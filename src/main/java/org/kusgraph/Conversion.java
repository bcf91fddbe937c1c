package org.kusgraph;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.kusgraph.document.Document;
import org.kusgraph.document.DocumentReader;
import org.kusgraph.document.DocumentReceiver;
import org.kusgraph.document.DocumentText;
import org.kusgraph.document.DraftMarks;
import org.kusgraph.document.Entity;
import org.kusgraph.document.Limits;
import org.kusgraph.document.Progress;
import org.kusgraph.document.Remains;
import org.kusgraph.graph.Bytes;
import org.kusgraph.graph.Derivation;
import org.kusgraph.graph.DocumentLines;
import org.kusgraph.graph.DocumentMapper;
import org.kusgraph.graph.MappedDocument;
import org.kusgraph.graph.Names;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.ontology.OntologyReader;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;

/** Converts documents to RDF, each by itself: the triples that a JSON-LD processor makes of it. */
public final class Conversion {
    private final DocumentReader reader;
    private final DocumentMapper mapper;
    private final Ontology ontology;
    private final DraftMarks drafts;
    private final Optional<Derivation> reifiers;

    private Conversion(DocumentReader reader, Ontology ontology, Optional<Derivation> reifiers) {
        this.reader = reader;
        this.mapper = new DocumentMapper(Names.of(ontology));
        this.ontology = ontology;
        this.drafts = new DraftMarks(ontology);
        this.reifiers = reifiers;
    }

    /**
     * Reads an ontology, by which then documents can be converted.
     *
     * @param ontologyFolder the ontology folder
     * @param limits how large a document may be
     * @param progress is told of every byte that is read
     * @return the conversion, or what is wrong with the ontology
     * @throws IOException if the ontology cannot be read
     */
    public static Outcome<Conversion> of(Path ontologyFolder, Limits limits, Progress progress) throws IOException {
        return switch (OntologyReader.read(ontologyFolder)) {
            case Outcome.Refused<Ontology> refused -> new Outcome.Refused<>(refused.problems());
            case Outcome.Done<Ontology> done ->
                new Outcome.Done<>(new Conversion(
                        new DocumentReader(done.value(), limits, progress), done.value(), Optional.empty()));
        };
    }

    /**
     * The same conversion, which also gives each claim what it says as a triple term (RDF 1.2 Concepts, section 3.1). Not
     * every format can hold those.
     */
    public Conversion withReifiers() {
        return new Conversion(reader, ontology, Optional.of(Derivation.ofReifiers(ontology)));
    }

    /** Takes the documents of a stream, each as its statements. */
    public interface Receiver {
        /**
         * Takes a document.
         *
         * @param document the document
         * @param quads its statements as lines of N-Quads, until the next document is taken
         */
        void accept(Document document, Bytes quads);

        /**
         * Is told of a document that is left out.
         *
         * @param problems why
         * @param ids the ids that it seems to describe
         */
        void refuse(List<Problem> problems, Set<String> ids);
    }

    /**
     * Converts the documents of a stream one after another, as {@link Output} does, for those who write them elsewhere.
     *
     * @param name what problems call the stream; its ending tells JSON from JSON Lines
     * @param input the bytes
     * @param receiver takes each document, in the stream's order
     * @throws IOException if the stream cannot be read
     */
    public void quads(String name, InputStream input, Receiver receiver) throws IOException {
        reader.cut(name, input, new Quads(receiver));
    }

    /**
     * Converts a part of JSON Lines.
     *
     * @param name what problems call the whole
     * @param firstLine the number of the part's first line, from 1
     * @param input the bytes of whole lines
     * @param receiver takes each document, in the stream's order
     * @throws IOException if the stream cannot be read
     */
    public void quadsOfLines(String name, int firstLine, InputStream input, Receiver receiver) throws IOException {
        reader.cutLines(name, firstLine, input, new Quads(receiver));
    }

    /** Makes of each document its statements. */
    private final class Quads implements DocumentText.Receiver {
        private final Receiver receiver;
        private final DocumentLines lines = DocumentLines.quads(Names.of(ontology));

        Quads(Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public void accept(Outcome<DocumentText> text) {
            switch (text) {
                case Outcome.Refused<DocumentText> broken -> receiver.refuse(broken.problems(), Set.of());
                case Outcome.Done<DocumentText> done -> reader.read(done.value(), new OfDocument());
            }
        }

        private final class OfDocument implements DocumentReceiver {
            @Override
            public void accept(Outcome<Document> outcome) {
                // What remains of a refused one is told next, with the reasons.
                if (outcome instanceof Outcome.Done<Document> done) {
                    List<Problem> marks = drafts.problems(done.value());
                    if (marks.isEmpty()) {
                        receiver.accept(done.value(), lines.of(done.value()));
                    } else {
                        receiver.refuse(marks, ids(done.value()));
                    }
                }
            }

            @Override
            public void accept(Remains remains) {
                Set<String> ids = new HashSet<>(remains.ids());
                remains.document().ifPresent(document -> ids.addAll(ids(document)));
                receiver.refuse(remains.problems(), ids);
            }
        }

        private static Set<String> ids(Document document) {
            return document.entities().filter(Entity::hasId).map(Entity::id).collect(Collectors.toSet());
        }
    }

    /** The formats that can be written. */
    public enum Format {
        /** N-Quads, a graph for each article. */
        nq(true, true),
        /** N-Triples. */
        nt(false, true),
        /** Turtle. */
        ttl(false, false),
        /** TriG, a graph for each article. */
        trig(true, false),
        /** JSON-LD 1.1, a graph for each article. */
        jsonld(true, false),
        /** RDF/XML. */
        rdfxml(false, false);

        private final boolean graphs;
        private final boolean streamed;

        Format(boolean graphs, boolean streamed) {
            this.graphs = graphs;
            this.streamed = streamed;
        }

        /** Whether the format can hold triple terms. JSON-LD 1.1 and RDF/XML cannot. */
        public boolean holdsTripleTerms() {
            return this != jsonld && this != rdfxml;
        }

        private RDFFormat syntax() {
            return switch (this) {
                case nq -> RDFFormat.NQUADS_UTF8;
                case nt -> RDFFormat.NTRIPLES_UTF8;
                case ttl -> RDFFormat.TURTLE_PRETTY;
                case trig -> RDFFormat.TRIG_PRETTY;
                case jsonld -> RDFFormat.JSONLD_PRETTY;
                case rdfxml -> RDFFormat.RDFXML_PRETTY;
            };
        }
    }

    /** RDF that is being written. Closing writes what is not written yet, and leaves the stream below open. */
    public final class Output implements AutoCloseable {
        private final Format format;
        private final Watched stream;
        private final Consumer<Problem> problems;
        private final DatasetGraph held = DatasetGraphFactory.create();
        private final StreamRDF receiver;
        private final InOrder work = new InOrder();

        /** Those that no thread works with at the time. */
        private final Queue<DocumentLines> idle = new ConcurrentLinkedQueue<>();

        private Output(Format format, OutputStream stream, Consumer<Problem> problems) {
            this.format = format;
            this.stream = new Watched(stream);
            this.problems = problems;
            this.receiver = format.streamed
                    ? StreamRDFWriter.getWriterStream(this.stream, format.syntax())
                    : StreamRDFLib.dataset(held);
            receiver.start();
        }

        /**
         * Converts the documents of a stream. The last of them may not be written before the next call.
         *
         * @param name what problems call the stream; its ending tells JSON from JSON Lines
         * @param input the bytes
         * @throws IOException if the stream cannot be read or the output cannot be written
         */
        public void convert(String name, InputStream input) throws IOException {
            writing(() -> reader.cut(name, input, cut -> {
                switch (cut) {
                    case Outcome.Refused<DocumentText> refused -> work.add(0, () -> telling(refused.problems()));
                    case Outcome.Done<DocumentText> done ->
                        work.add(done.value().size(), () -> converted(done.value()));
                }
            }));
        }

        private Runnable telling(List<Problem> found) {
            return () -> found.forEach(problems);
        }

        /** Converts a document on any thread, and gives what is left to do in its turn. */
        private Runnable converted(DocumentText text) {
            List<Runnable> rest = new ArrayList<>(1);
            reader.read(
                    text,
                    outcome -> rest.add(
                            switch (outcome) {
                                case Outcome.Refused<Document> refused -> telling(refused.problems());
                                case Outcome.Done<Document> done -> sending(done.value());
                            }));
            return () -> rest.forEach(Runnable::run);
        }

        private Runnable sending(Document document) {
            List<Problem> marks = drafts.problems(document);
            if (!marks.isEmpty()) {
                return telling(marks);
            }
            if (format.streamed && reifiers.isEmpty()) {
                DocumentLines lines = Optional.ofNullable(idle.poll()).orElseGet(this::lines);
                Bytes written = lines.of(document);
                return () -> {
                    send(written);
                    idle.add(lines);
                };
            }
            MappedDocument mapped = reified(mapper.map(document));
            return () -> send(mapped);
        }

        private DocumentLines lines() {
            Names names = Names.of(ontology);
            return format.graphs ? DocumentLines.quads(names) : DocumentLines.triples(names);
        }

        private void send(Bytes lines) {
            try {
                lines.writeTo(stream);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private MappedDocument reified(MappedDocument mapped) {
            return reifiers.map(derivation -> mapped.with(derivation.derive(mapped.asGraph())))
                    .orElse(mapped);
        }

        private void send(MappedDocument mapped) {
            if (format.graphs) {
                mapped.sendTo(receiver);
            } else {
                mapped.triples().forEach(receiver::triple);
            }
        }

        @Override
        public void close() throws IOException {
            try (work) {
                writing(() -> {
                    work.finish();
                    receiver.finish();
                    if (!format.streamed) {
                        writeHeld();
                    }
                    stream.flush();
                });
            }
        }

        private void writeHeld() {
            ontology.prefixes().forEach(held.prefixes()::add);
            held.prefixes().add(Names.ENTITY_PREFIX, Names.of(ontology).entityNamespace());
            if (format.graphs) {
                RDFDataMgr.write(stream, held, format.syntax());
            } else {
                RDFDataMgr.write(stream, held.getDefaultGraph(), format.syntax());
            }
        }

        /** Jena's writers wrap a failed write into exceptions of their own, and some keep silent about it. */
        private void writing(Writing action) throws IOException {
            try {
                action.run();
            } catch (RuntimeException e) {
                stream.complain();
                throw e;
            }
            stream.complain();
        }
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    /** A stream that remembers why it could not be written. */
    private static final class Watched extends FilterOutputStream {
        private Optional<IOException> fault = Optional.empty();

        Watched(OutputStream target) {
            super(target);
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            try {
                out.write(octets, offset, length);
            } catch (IOException e) {
                fault = Optional.of(e);
                throw e;
            }
        }

        @Override
        public void flush() throws IOException {
            try {
                out.flush();
            } catch (IOException e) {
                fault = Optional.of(e);
                throw e;
            }
        }

        void complain() throws IOException {
            if (fault.isPresent()) {
                throw fault.get();
            }
        }
    }

    /**
     * Begins an output.
     *
     * @param format the format; N-Quads and N-Triples are written while reading, the others when the output is closed
     * @param stream what the RDF is written to
     * @param problems gets what is wrong, in reading order; a document with a problem is left out
     */
    public Output to(Format format, OutputStream stream, Consumer<Problem> problems) {
        return new Output(format, stream, problems);
    }
}
