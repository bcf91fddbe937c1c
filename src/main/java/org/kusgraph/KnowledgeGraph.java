package org.kusgraph;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.kusgraph.catalog.Catalog;
import org.kusgraph.catalog.DatasetFile;
import org.kusgraph.catalog.ExampleQueries;
import org.kusgraph.document.Corpus;
import org.kusgraph.document.Identities;
import org.kusgraph.document.InputFile;
import org.kusgraph.document.Limits;
import org.kusgraph.document.Progress;
import org.kusgraph.graph.DescribedRules;
import org.kusgraph.graph.Names;
import org.kusgraph.graph.TaxonomyReader;
import org.kusgraph.link.ExternalLinks;
import org.kusgraph.link.name.Countries;
import org.kusgraph.link.things.EntityThings;
import org.kusgraph.link.things.ThingReceiver;
import org.kusgraph.ontology.Field;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.ontology.OntologyReader;
import org.kusgraph.ontology.QuestionReader;
import org.kusgraph.ontology.Range;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.store.Difference;
import org.kusgraph.store.Fingerprint;
import org.kusgraph.store.KnownDigests;
import org.kusgraph.store.SnapshotStore;
import org.kusgraph.store.Sources;
import org.kusgraph.store.Statistics;
import org.kusgraph.store.search.SearchedTexts;

/**
 * The whole path from article documents to a snapshot that can be served. Start reading here.
 *
 * <p>An ontology folder says what documents may say; a data folder holds the documents, the taxonomies that they use, and the links into other data.
 */
public final class KnowledgeGraph {
    private final Path ontologyFolder;
    private final Path dataFolder;
    private final Optional<Path> converted;
    private final Ontology ontology;
    private final String ontologyPrint;
    private final Names names;
    private final DataReader reader;
    private final Progress progress;

    private KnowledgeGraph(
            Path ontologyFolder,
            Path dataFolder,
            Optional<Path> converted,
            Progress progress,
            Ontology ontology,
            String ontologyPrint,
            DataReader reader) {
        this.converted = converted;
        this.reader = reader;
        this.progress = progress;
        this.ontologyFolder = ontologyFolder;
        this.dataFolder = dataFolder;
        this.ontology = ontology;
        this.ontologyPrint = ontologyPrint;
        this.names = Names.of(ontology);
    }

    /** Reads an ontology, by which then data can be read under the usual limits. */
    public static Outcome<KnowledgeGraph> of(Path ontologyFolder, Path dataFolder) throws IOException {
        return of(ontologyFolder, dataFolder, Limits.USUAL, Progress.UNWATCHED);
    }

    /**
     * Reads an ontology, by which then data can be read.
     *
     * @param ontologyFolder the ontology folder
     * @param dataFolder the data folder; nothing in it is read yet
     * @param limits how large a document may be
     * @param progress is told how far checks and builds are
     * @return the graph, or what is wrong with the ontology
     * @throws IOException if the ontology cannot be read
     */
    public static Outcome<KnowledgeGraph> of(Path ontologyFolder, Path dataFolder, Limits limits, Progress progress)
            throws IOException {
        String print = ontologyPrint(ontologyFolder, KnownDigests.none());
        return switch (OntologyReader.read(ontologyFolder)) {
            case Outcome.Refused<Ontology> refused -> new Outcome.Refused<>(refused.problems());
            case Outcome.Done<Ontology> done ->
                new Outcome.Done<>(new KnowledgeGraph(
                        ontologyFolder,
                        dataFolder,
                        Optional.empty(),
                        progress,
                        done.value(),
                        print,
                        new DataReader(done.value(), Names.of(done.value()), limits, progress)));
        };
    }

    /**
     * The same graph, but with documents that were converted before instead of those of the data folder.
     *
     * @param quads N-Quads: a file, or a folder that is whole; see {@link ConvertedDocuments}
     */
    public KnowledgeGraph withConverted(Path quads) {
        return new KnowledgeGraph(
                ontologyFolder, dataFolder, Optional.of(quads), progress, ontology, ontologyPrint, reader);
    }

    /** The ontology that the graph was read by. */
    public Ontology ontology() {
        return ontology;
    }

    /**
     * The identity of the snapshot that a build would make: the same for the same files and the same program.
     *
     * @param ontologyFolder the ontology folder
     * @param dataFolder the data folder
     * @throws IOException if a file cannot be read
     */
    public static String identity(Path ontologyFolder, Path dataFolder) throws IOException {
        return identity(ontologyFolder, dataFolder, Optional.empty(), KnownDigests.none());
    }

    /**
     * The identity of the snapshot that a build would make.
     *
     * @param ontologyFolder the ontology folder
     * @param dataFolder the data folder
     * @param converted what has the documents instead, if anything has
     * @param known the digests of files that need not be read
     * @throws IOException if a file cannot be read
     */
    public static String identity(Path ontologyFolder, Path dataFolder, Optional<Path> converted, KnownDigests known)
            throws IOException {
        return Inputs.of(ontologyPrint(ontologyFolder, known), dataFolder, converted, known)
                .identity();
    }

    private static String ontologyPrint(Path ontologyFolder, KnownDigests known) throws IOException {
        Fingerprint fingerprint = new Fingerprint(known);
        fingerprint.addAll("ontology", ontologyFolder);
        return fingerprint.identity();
    }

    /**
     * Builds a snapshot of everything and makes it current; or does nothing where there is any problem. The next start need not read the
     * files again that it is built from.
     *
     * @param store where the snapshot goes
     * @return the snapshot's identity, or every problem of the data in reading order
     * @throws IOException if a file cannot be read or changes while it is being read, or the store cannot be written; the
     *     store is as before
     */
    public Outcome<String> build(SnapshotStore store) throws IOException {
        KnownDigests digests = KnownDigests.anew(store);
        Filling filling = new Filling(Inputs.of(ontologyPrint, dataFolder, converted, digests), digests);
        String identity = filling.inputs.identity();
        if (!store.build(identity, names.apart(), SearchedTexts.of(ontology), filling)) {
            return new Outcome.Refused<>(filling.problems);
        }
        digests.keep();
        return new Outcome.Done<>(identity);
    }

    /** The properties whose values are words of lists. */
    private Set<Node> listed() {
        return ontology.kinds().values().stream()
                .flatMap(kind -> kind.fields().values().stream())
                .filter(field -> field.range() instanceof Range.Word)
                .map(Field::path)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Fills a snapshot with the graph, and with what the graph says of itself. */
    private final class Filling implements SnapshotStore.Filling {
        private final Inputs inputs;
        private final KnownDigests digests;
        private final List<Problem> problems = new ArrayList<>();
        private final Graph externals = GraphFactory.createDefaultGraph();
        private final Map<Path, List<Sources.Part>> parts = new HashMap<>();

        /** @param digests those of the inputs, for which files are not read again that have not changed since */
        Filling(Inputs inputs, KnownDigests digests) {
            this.inputs = inputs;
            this.digests = digests;
        }

        @Override
        public boolean fill(StreamRDF receiver) throws IOException {
            if (problems.isEmpty()) {
                problems.addAll(send(receiver, externals, parts));
            }
            checkUnchanged();
            progress.begin("indexing", OptionalLong.empty());
            return problems.isEmpty();
        }

        @Override
        public Optional<String> entity(Node subject) {
            return names.id(subject);
        }

        @Override
        public void describe(DatasetGraph filled, Statistics statistics, StreamRDF receiver) throws IOException {
            Graph said = DatasetFile.read(Corpus.under(dataFolder).dataset(), names)
                    .orElse(found -> {
                        throw new IllegalStateException("a file without problems has some: " + found);
                    });
            GraphUtil.addInto(said, externals);
            Graph catalog = Catalog.of(names, inputs.identity(), said, filled, statistics, names.apart(), listed());
            Graph examples =
                    ExampleQueries.of(names, filled.prefixes().getMapping(), QuestionReader.read(questionFolder()));
            sendGraph(catalog, names.catalogGraph(), receiver);
            sendGraph(examples, names.examplesGraph(), receiver);
            checkUnchanged();
        }

        @Override
        public Optional<Sources> sources() {
            return Optional.of(inputs.sources(parts));
        }

        @Override
        public boolean isNear(Sources before) {
            return inputs.isNear(before);
        }

        @Override
        public Optional<Difference> since(Sources before, DatasetGraph data) throws IOException {
            progress.begin("reading", size(inputs.changed(before)));
            Optional<Difference> difference = new DocumentChanges(ontology, names, reader, data, names.apart())
                    .read(inputs, before, parts, problems);
            // What is wrong with the changed documents by themselves is told without a look at the others.
            problems.sort(Problem.READING_ORDER);
            if (difference.isPresent()) {
                GraphUtil.addInto(
                        externals,
                        ExternalLinks.descriptions(Corpus.under(dataFolder).externals(), names));
                checkUnchanged();
                progress.begin("indexing", OptionalLong.empty());
            }
            return difference;
        }

        /** Otherwise a snapshot could bear the identity of files that it was not made from. */
        private void checkUnchanged() throws IOException {
            if (!identity(ontologyFolder, dataFolder, converted, digests).equals(inputs.identity())) {
                throw new IOException("a file of " + ontologyFolder + " or " + dataFolder
                        + " changed while it was read; build again");
            }
        }
    }

    /**
     * Sends the whole graph: ontology, lists, taxonomies, documents, links, and what follows from them.
     *
     * @param receiver takes the quads; where there are problems, some quads are missing
     * @return every problem of the data, in reading order
     * @throws IOException if a file cannot be read
     */
    public List<Problem> send(StreamRDF receiver) throws IOException {
        return send(receiver, GraphFactory.createDefaultGraph(), new HashMap<>());
    }

    /** Sends the whole graph, adds what is said of the external data sets to another, and tells the documents of each file. */
    private List<Problem> send(StreamRDF receiver, Graph externals, Map<Path, List<Sources.Part>> parts)
            throws IOException {
        Corpus corpus = Inputs.corpus(dataFolder, converted);
        progress.begin("reading", size(corpus.documents()));
        List<Problem> problems = new ArrayList<>(corpus.problems());
        Identities identities = knownIdentities();
        ontology.prefixes().forEach(receiver::prefix);
        receiver.prefix(Names.ENTITY_PREFIX, names.entityNamespace());
        List<TaxonomyReader.Taxonomy> schemes = new ArrayList<>();
        for (Path file : corpus.taxonomies()) {
            reader.taxonomy(file, identities, problems).ifPresent(schemes::add);
        }
        try (DataReader.Documents documents = reader.documents(identities, receiver, problems)) {
            for (Path file : corpus.documents()) {
                parts.put(file, documents.read(file));
            }
            documents.finish();
        }
        // After the articles, because a query without an order finds first what was sent first.
        for (TaxonomyReader.Taxonomy scheme : schemes) {
            reader.send(scheme, receiver);
        }
        ExternalLinks links = ExternalLinks.read(corpus.externals(), ontology, names, identities);
        problems.addAll(links.problems());
        links.sendTo(receiver);
        GraphUtil.addInto(externals, links.descriptions());
        // After the domain, for the same reason.
        sendGraph(ontology.vocabulary(), names.ontologyGraph(), receiver);
        sendGraph(DescribedRules.of(names, ontology.rules()), names.ontologyGraph(), receiver);
        sendGraph(ontology.lists(), names.listsGraph(), receiver);
        reader.sendDerived(ontology.lists(), receiver);
        if (DatasetFile.read(corpus.dataset(), names) instanceof Outcome.Refused<Graph> refused) {
            problems.addAll(refused.problems());
        }
        problems.addAll(ExampleQueries.check(questionFolder(), QuestionReader.read(questionFolder())));
        problems.addAll(identities.problems(file -> true));
        problems.sort(Problem.READING_ORDER);
        return problems;
    }

    /**
     * Sends the entities of the data as things that other data sets may have too.
     *
     * @return every problem of the data but for its links, in reading order; where there are any, no things are sent
     * @throws IOException if a file cannot be read
     */
    public List<Problem> sendThings(Countries countries, ThingReceiver receiver) throws IOException {
        DatasetGraph dataset = DatasetGraphFactory.create();
        List<Problem> problems = fill(dataset);
        // Links that are being reviewed need not fit yet.
        problems.removeIf(problem -> Path.of(problem.at().file()).startsWith(Corpus.externals(dataFolder)));
        if (problems.isEmpty()) {
            EntityThings.send(dataset, EntityThings.narrowest(ontology), countries, receiver);
        }
        return problems;
    }

    /**
     * The domain as far as it can be read, in memory; of drafts and of documents that are at fault, nothing.
     *
     * @param problems gets every problem of the data, in reading order
     * @throws IOException if a file cannot be read
     */
    public DatasetGraph readable(List<Problem> problems) throws IOException {
        DatasetGraph dataset = DatasetGraphFactory.create();
        problems.addAll(fill(dataset));
        return dataset;
    }

    /** Fills a dataset's default graph with the domain. */
    private List<Problem> fill(DatasetGraph dataset) throws IOException {
        Set<Node> apart = names.apart();
        return send(new StreamRDFBase() {
            @Override
            public void quad(Quad quad) {
                if (!apart.contains(quad.getGraph())) {
                    dataset.getDefaultGraph().add(quad.asTriple());
                }
            }
        });
    }

    /** Where the IRIs of entities begin. */
    public String entityNamespace() {
        return names.entityNamespace();
    }

    /**
     * Checks all data as a build would, without building anything.
     *
     * @return every problem of the data, in reading order
     * @throws IOException if a file cannot be read
     */
    public List<Problem> checkAll() throws IOException {
        return send(StreamRDFLib.sinkNull());
    }

    /**
     * Checks files as a build would check them among the data, without building anything.
     *
     * @param files documents, taxonomies and links, which may be part of the data folder
     * @return every problem of these files, in reading order
     * @throws IOException if a file cannot be read
     */
    public List<Problem> check(List<Path> files) throws IOException {
        List<Problem> problems = new ArrayList<>();
        // A file that is named twice is checked once.
        Map<Path, Path> checked = new LinkedHashMap<>();
        for (Path file : files.stream().sorted().distinct().toList()) {
            Optional<Problem> fault = InputFile.fault(file);
            fault.ifPresent(problems::add);
            if (fault.isEmpty()) {
                checked.putIfAbsent(file.toRealPath(), file);
            }
        }
        Set<String> written = files.stream().map(Path::toString).collect(Collectors.toSet());
        Identities identities = knownIdentities();
        addOthers(checked.keySet(), identities);
        Corpus corpus = Corpus.under(dataFolder);
        Optional<Path> dataset = corpus.dataset();
        Set<Path> external = new TreeSet<>();
        progress.begin("checking", size(checked.values()));
        for (Path file : checked.values()) {
            if (dataset.isPresent() && Files.isSameFile(file, dataset.get())) {
                if (DatasetFile.read(Optional.of(file), names) instanceof Outcome.Refused<Graph> refused) {
                    problems.addAll(refused.problems());
                }
            } else if (Corpus.externalOf(file).isPresent()) {
                external.add(Corpus.externalOf(file).get());
            } else if (Corpus.isTaxonomy(file)) {
                Optional<TaxonomyReader.Taxonomy> unused = reader.taxonomy(file, identities, problems);
            } else {
                reader.documents(file, identities, StreamRDFLib.sinkNull(), problems);
            }
        }
        if (!external.isEmpty()) {
            problems.addAll(ExternalLinks.read(withOthers(external, corpus.externals()), ontology, names, identities)
                    .problems());
        }
        problems.addAll(identities.problems(written::contains));
        problems.removeIf(problem -> !written.contains(problem.at().file()));
        problems.sort(Problem.READING_ORDER);
        return problems;
    }

    /**
     * Checks a document that is in no file yet, as a build would check it among the data.
     *
     * @param name what problems call it, which ends with {@code .json}
     * @param document its bytes
     * @return every problem of it, in reading order
     * @throws IOException if a file of the data cannot be read
     */
    public List<Problem> check(String name, byte[] document) throws IOException {
        List<Problem> problems = new ArrayList<>();
        Identities identities = knownIdentities();
        addOthers(Set.of(), identities);
        reader.documents(name, new ByteArrayInputStream(document), identities, StreamRDFLib.sinkNull(), problems);
        problems.addAll(identities.problems(name::equals));
        problems.removeIf(problem -> !problem.at().file().equals(name));
        problems.sort(Problem.READING_ORDER);
        return problems;
    }

    /** Links are checked against all others; a folder that is named in two ways is read once, by the name asked for. */
    private static List<Path> withOthers(Set<Path> asked, List<Path> others) throws IOException {
        Map<Path, Path> all = new LinkedHashMap<>();
        for (Path folder : others) {
            all.put(folder.toRealPath(), folder);
        }
        for (Path folder : asked) {
            all.put(folder.toRealPath(), folder);
        }
        return all.values().stream().sorted().toList();
    }

    /** What the rest of the data describes, to which the checked files may refer; its own problems are not theirs. */
    private void addOthers(Set<Path> checked, Identities identities) throws IOException {
        Corpus corpus = Corpus.under(dataFolder);
        progress.begin("reading", size(corpus.documents()));
        for (Path file : corpus.taxonomies()) {
            if (!checked.contains(file.toRealPath())) {
                Optional<TaxonomyReader.Taxonomy> unused = reader.taxonomy(file, identities, new ArrayList<>());
            }
        }
        for (Path file : corpus.documents()) {
            if (!checked.contains(file.toRealPath())) {
                reader.descriptions(file, identities);
            }
        }
    }

    private static OptionalLong size(Collection<Path> files) throws IOException {
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        return OptionalLong.of(bytes);
    }

    private Path questionFolder() {
        return ontologyFolder.resolve("questions");
    }

    private Identities knownIdentities() {
        Identities identities = new Identities(ontology);
        Location lists = new Location.WholeFile(ontologyFolder.toString());
        TaxonomyReader.addKnown(ontology.lists(), unused -> lists, names, identities);
        return identities;
    }

    private static void sendGraph(Graph graph, Node name, StreamRDF receiver) {
        graph.find().forEachRemaining(triple -> receiver.quad(Quad.create(name, triple)));
    }
}
