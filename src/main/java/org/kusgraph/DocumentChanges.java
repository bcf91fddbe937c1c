package org.kusgraph;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.kusgraph.document.Identities;
import org.kusgraph.document.IdentityFact;
import org.kusgraph.graph.Names;
import org.kusgraph.ontology.Field;
import org.kusgraph.ontology.Kind;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Problem;
import org.kusgraph.store.Difference;
import org.kusgraph.store.Sources;

/**
 * What changes in a graph when some of its documents change, told without reading the others: what they say is looked up in the graph as it
 * was. Whether all is right with the others still can be told so too, but not what is wrong, nor where; then nothing is told.
 */
final class DocumentChanges {
    /** For so many bytes of memory one statement may change: all that change are held at once, in several ways. */
    private static final int BYTES_A_QUAD = 4096;

    private static final long MOST_QUADS = Runtime.getRuntime().maxMemory() / BYTES_A_QUAD;

    /** Paths through others that are longer are not followed. */
    private static final int MOST_STEPS = 10_000;

    private final Ontology ontology;
    private final Names names;
    private final DataReader reader;
    private final DatasetGraph data;
    private final Set<Node> apart;
    private final Set<Node> acyclic;
    private final Set<Node> replaced = new LinkedHashSet<>();

    /** What the changed documents send: what they say, and what follows from it. */
    private final Set<Quad> said = new LinkedHashSet<>();

    private final List<Quad> sent = new ArrayList<>();
    private int changed;

    /**
     * Changes of some documents.
     *
     * @param data the graph as it was, in a transaction of the calling thread
     * @param apart the graphs that are not of the domain
     */
    DocumentChanges(Ontology ontology, Names names, DataReader reader, DatasetGraph data, Set<Node> apart) {
        this.ontology = ontology;
        this.names = names;
        this.reader = reader;
        this.data = data;
        this.apart = apart;
        this.acyclic = ontology.fields().stream()
                .filter(Field::acyclic)
                .map(Field::path)
                .collect(Collectors.toSet());
    }

    /**
     * Reads the documents as they are now.
     *
     * @param inputs all files
     * @param before what the graph was made from
     * @param parts gets the documents of each file
     * @param problems gets what is wrong with the documents by themselves
     * @return the difference, if it can be told and nothing is wrong
     * @throws IOException if a file cannot be read
     */
    Optional<Difference> read(
            Inputs inputs, Sources before, Map<Path, List<Sources.Part>> parts, List<Problem> problems)
            throws IOException {
        parts.putAll(inputs.unchanged(before));
        Set<Sources.Part> gone = new LinkedHashSet<>(inputs.gone(before));
        Identities identities = new Identities(ontology);
        // A document that is passed over stays; where it is there twice, that is told by the second.
        try (DataReader.Documents documents = reader.documents(
                identities, new Receiver(), problems, part -> gone.remove(part) || isTooMuch(before))) {
            for (Path file : inputs.changed(before)) {
                parts.put(file, documents.read(file));
            }
            documents.finish();
        }
        gone.forEach(part -> replaced.add(part.graph()));
        if (!Inputs.isFew(Math.max(changed, replaced.size()), before) || sent.size() > MOST_QUADS) {
            // All documents are read anyway, and all that is wrong with them is told.
            problems.clear();
            return Optional.empty();
        }
        return problems.isEmpty()
                        && addOthers(identities)
                        && identities.problems(file -> true).isEmpty()
                        && othersStayRight()
                ? takenBack().map(takenBack -> new Difference(replaced, takenBack, sent))
                : Optional.empty();
    }

    /** Whether a document that has changed is one too many; then nothing more is read of any. */
    private boolean isTooMuch(Sources before) {
        changed++;
        return !Inputs.isFew(changed, before) || sent.size() > MOST_QUADS;
    }

    private final class Receiver extends StreamRDFBase {
        @Override
        public void quad(Quad quad) {
            sent.add(quad);
            if (!quad.getGraph().equals(names.derivedGraph())) {
                boolean unused = said.add(quad);
            }
        }
    }

    /** All that the documents have sent before, if it fits into memory. */
    private Optional<List<Quad>> takenBack() {
        List<Quad> takenBack = new ArrayList<>();
        for (Node name : replaced) {
            if (takenBack.size() > MOST_QUADS) {
                return Optional.empty();
            }
            Graph graph = GraphFactory.createDefaultGraph();
            data.find(name, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(quad -> {
                takenBack.add(quad);
                graph.add(quad.asTriple());
            });
            reader.derived(graph).forEach(triple -> takenBack.add(Quad.create(names.derivedGraph(), triple)));
        }
        return Optional.of(takenBack);
    }

    /** Whether a graph is one of a document that does not change, or of a taxonomy, a list or links. */
    private boolean isOther(Node graph) {
        return !replaced.contains(graph) && !apart.contains(graph) && !graph.equals(names.derivedGraph());
    }

    private List<Quad> others(Node subject, Node property, Node object) {
        List<Quad> others = new ArrayList<>();
        Iterator<Quad> found = data.findNG(Node.ANY, subject, property, object);
        while (found.hasNext()) {
            Quad quad = found.next();
            if (isOther(quad.getGraph())) {
                others.add(quad);
            }
        }
        return others;
    }

    /**
     * Adds what others say of the ids that the documents have, as far as the documents may contradict it.
     *
     * @return whether that is all
     */
    private boolean addOthers(Identities identities) {
        Set<Node> entities = new LinkedHashSet<>();
        for (Quad quad : said) {
            entities.add(quad.getSubject());
            entities.add(quad.getObject());
            if (quad.getPredicate().equals(ontology.formerly())) {
                entities.add(names.entity(quad.getObject().getLiteralLexicalForm()));
            }
        }
        entities.removeIf(entity -> names.id(entity).isEmpty());
        entities.forEach(entity -> addOther(entity, identities));
        others(Node.ANY, ontology.formerly(), Node.ANY).stream()
                .filter(former -> names.id(former.getSubject()).isPresent())
                .forEach(former -> types(former.getSubject()).forEach(type -> addValue(former, type, identities)));
        return said.stream().map(Quad::getPredicate).noneMatch(acyclic::contains) || addSteps(entities, identities);
    }

    private Set<Node> types(Node entity) {
        return others(entity, RDF.type.asNode(), Node.ANY).stream()
                .map(Quad::getObject)
                .collect(Collectors.toSet());
    }

    /** What very many others say alike is added once. */
    private void addOther(Node entity, Identities identities) {
        String id = names.id(entity).orElseThrow();
        Map<Triple, Quad> statements = new LinkedHashMap<>();
        others(entity, Node.ANY, Node.ANY).forEach(quad -> statements.putIfAbsent(quad.asTriple(), quad));
        for (Quad typing : statements.values()) {
            if (typing.getPredicate().equals(RDF.type.asNode())) {
                Optional<Kind> kind = ontology.kindOf(typing.getObject());
                if (kind.isPresent()) {
                    identities.add(new IdentityFact.Description(id, kind.get().name(), at(typing)));
                } else {
                    identities.addKnown(id, typing.getObject(), at(typing));
                }
                statements.values().forEach(quad -> addValue(quad, typing.getObject(), identities));
            }
        }
    }

    private void addValue(Quad quad, Node type, Identities identities) {
        Node value = quad.getObject();
        if (!value.isBlank()) {
            identities.addKnownText(
                    names.id(quad.getSubject()).orElseThrow(),
                    type,
                    quad.getPredicate(),
                    value.isLiteral() ? value.getLiteralLanguage() : "",
                    value.isLiteral()
                            ? value.getLiteralLexicalForm()
                            : names.id(value).orElse(value.getURI()),
                    at(quad));
        }
    }

    /** Adds what leads on from the entities by properties that must not lead back, as far as it goes; false where that is too far. */
    private boolean addSteps(Set<Node> entities, Identities identities) {
        Set<Node> seen = new HashSet<>(entities);
        Deque<Node> open = new ArrayDeque<>(entities);
        int steps = 0;
        while (!open.isEmpty()) {
            Node from = open.remove();
            for (Node property : acyclic) {
                for (Quad step : others(from, property, Node.ANY)) {
                    steps++;
                    names.id(step.getObject())
                            .ifPresent(to ->
                                    identities.addKnownReference(names.id(from).orElseThrow(), property, to, at(step)));
                    if (names.id(step.getObject()).isPresent() && seen.add(step.getObject())) {
                        open.add(step.getObject());
                    }
                }
            }
            if (steps > MOST_STEPS) {
                return false;
            }
        }
        return true;
    }

    private static Location at(Quad quad) {
        return new Location.WholeFile(quad.getGraph().toString());
    }

    /** Whether what others refer to is of the kinds that it was of. */
    private boolean othersStayRight() {
        Map<Node, Set<Node>> before = new LinkedHashMap<>();
        for (Node graph : replaced) {
            data.find(graph, Node.ANY, RDF.type.asNode(), Node.ANY).forEachRemaining(typing -> addType(typing, before));
        }
        Map<Node, Set<Node>> now = new LinkedHashMap<>();
        said.stream()
                .filter(quad -> quad.getPredicate().equals(RDF.type.asNode()))
                .forEach(typing -> addType(typing, now));
        Set<Node> described = new LinkedHashSet<>(before.keySet());
        described.addAll(now.keySet());
        for (Node entity : described) {
            Set<Node> then = before.getOrDefault(entity, Set.of());
            Set<Node> since = now.getOrDefault(entity, Set.of());
            if (!then.equals(since) && isMentioned(entity)) {
                Set<Node> others = types(entity).stream()
                        .flatMap(type -> classes(type).stream())
                        .collect(Collectors.toSet());
                if (!union(then, others).equals(union(since, others))) {
                    return false;
                }
            }
        }
        return true;
    }

    private void addType(Quad typing, Map<Node, Set<Node>> classes) {
        classes.computeIfAbsent(typing.getSubject(), unused -> new HashSet<>()).addAll(classes(typing.getObject()));
    }

    private Set<Node> classes(Node type) {
        return ontology.kindOf(type).map(Kind::classes).orElse(Set.of(type));
    }

    private static Set<Node> union(Set<Node> one, Set<Node> other) {
        Set<Node> union = new HashSet<>(one);
        union.addAll(other);
        return union;
    }

    private boolean isMentioned(Node entity) {
        return hasOther(data.findNG(Node.ANY, Node.ANY, Node.ANY, entity))
                || hasOther(data.findNG(Node.ANY, entity, Node.ANY, Node.ANY));
    }

    private boolean hasOther(Iterator<Quad> quads) {
        while (quads.hasNext()) {
            if (isOther(quads.next().getGraph())) {
                return true;
            }
        }
        return false;
    }
}
