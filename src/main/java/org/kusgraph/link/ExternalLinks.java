package org.kusgraph.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.graph.GraphFactory;
import org.kusgraph.document.Identities;
import org.kusgraph.graph.Names;
import org.kusgraph.link.sssom.MappingSetReader;
import org.kusgraph.link.sssom.ReadMappingSet;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;

/**
 * The links of our entities into external data sets: a folder for each, with its description {@code dataset.ttl} and the mappings
 * {@code links.sssom.tsv}.
 */
public final class ExternalLinks {
    /** The file that describes an external data set. */
    public static final String DESCRIPTION = "dataset.ttl";

    /** The file of the mappings into it. */
    public static final String MAPPINGS = "links.sssom.tsv";

    private final Names names;
    private final LinkWords words;
    private final List<LinkSet> sets;
    private final List<Problem> problems;

    private ExternalLinks(Names names, LinkWords words, List<LinkSet> sets, List<Problem> problems) {
        this.names = names;
        this.words = words;
        this.sets = sets;
        this.problems = problems;
    }

    /**
     * Reads and checks folders.
     *
     * @param folders the folders, each named after its data set
     * @param ontology has the words by which links say how they stand
     * @param names makes the IRIs
     * @param identities what the other data describes
     * @throws IOException if a file cannot be read
     */
    public static ExternalLinks read(List<Path> folders, Ontology ontology, Names names, Identities identities)
            throws IOException {
        LinkWords words = new LinkWords(ontology);
        LinkCheck check = new LinkCheck(ontology, names, words, identities);
        List<LinkSet> sets = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path folder : folders) {
            read(folder, names, problems).ifPresent(set -> {
                sets.add(set);
                problems.addAll(check.check(set));
            });
        }
        problems.addAll(new LinkClashes(words).check(sets));
        return new ExternalLinks(names, words, List.copyOf(sets), List.copyOf(problems));
    }

    private static Optional<LinkSet> read(Path folder, Names names, List<Problem> problems) throws IOException {
        for (String name : List.of(DESCRIPTION, MAPPINGS)) {
            if (!Files.exists(folder.resolve(name))) {
                String there = name.equals(DESCRIPTION) ? MAPPINGS : DESCRIPTION;
                problems.add(new Problem(
                        ProblemCode.UNREADABLE,
                        new Location.WholeFile(folder.resolve(there).toString()),
                        "there is no " + name + " beside it",
                        DESCRIPTION + " and " + MAPPINGS + " in the folder of an external data set",
                        "add it, or move the folder away"));
                return Optional.empty();
            }
        }
        Outcome<ExternalDataset> dataset = DatasetDescription.read(
                folder.resolve(DESCRIPTION), folder.getFileName().toString(), names);
        Outcome<ReadMappingSet> mappings = MappingSetReader.read(folder.resolve(MAPPINGS));
        if (dataset instanceof Outcome.Refused<ExternalDataset> refused) {
            problems.addAll(refused.problems());
        }
        if (mappings instanceof Outcome.Refused<ReadMappingSet> refused) {
            problems.addAll(refused.problems());
        }
        return dataset instanceof Outcome.Done<ExternalDataset> described
                        && mappings instanceof Outcome.Done<ReadMappingSet> read
                ? Optional.of(new LinkSet(described.value(), read.value()))
                : Optional.empty();
    }

    /** What is wrong with the folders, each alone and all together. */
    public List<Problem> problems() {
        return problems;
    }

    /** Sends the links that hold, each set in a graph of its own, and beside it all mappings with who says so, why and how surely. */
    public void sendTo(StreamRDF receiver) {
        LinkQuads quads = new LinkQuads(names, words, receiver);
        sets.forEach(quads::send);
    }

    /**
     * What is said of external data sets, whose folders were read before and are right.
     *
     * @throws IOException if a file cannot be read
     */
    public static Graph descriptions(List<Path> folders, Names names) throws IOException {
        Graph all = GraphFactory.createDefaultGraph();
        for (Path folder : folders) {
            if (DatasetDescription.read(
                            folder.resolve(DESCRIPTION), folder.getFileName().toString(), names)
                    instanceof Outcome.Done<ExternalDataset> described) {
                GraphUtil.addInto(all, described.value().description());
            }
        }
        return all;
    }

    /** What is said of the external data sets. */
    public Graph descriptions() {
        Graph all = GraphFactory.createDefaultGraph();
        sets.forEach(set -> GraphUtil.addInto(all, set.dataset().description()));
        return all;
    }
}
