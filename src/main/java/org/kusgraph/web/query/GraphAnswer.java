package org.kusgraph.web.query;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;

/** An answer that is a graph or a dataset, read part by part into memory. */
final class GraphAnswer {
    private final Iterator<Quad> quads;
    private final DatasetGraph read = DatasetGraphFactory.create();
    private int count;

    private GraphAnswer(Iterator<Quad> quads) {
        this.quads = quads;
    }

    static GraphAnswer of(Answer answer) {
        return new GraphAnswer(
                switch (answer) {
                    case Answer.Triples triples ->
                        Iter.map(triples.triples(), triple -> Quad.create(Quad.defaultGraphNodeGenerated, triple));
                    case Answer.Quads quads -> quads.quads();
                    case Answer.Rows rows -> throw new IllegalArgumentException("a table is no graph");
                    case Answer.Truth truth -> throw new IllegalArgumentException("a truth value is no graph");
                });
    }

    /** Reads on until the answer's end or until this many statements are in memory; true at the end. */
    boolean readUpTo(int limit) {
        while (count < limit && quads.hasNext()) {
            Quad quad = quads.next();
            if (!read.contains(quad)) {
                read.add(quad);
                count++;
            }
        }
        return !quads.hasNext();
    }

    /** What was read so far. */
    DatasetGraph read() {
        return read;
    }

    /** What was not read yet; may repeat what was. */
    Iterator<Quad> rest() {
        return quads;
    }

    /** Gives what was read those prefixes that it uses. */
    void declareUsed(Prefixes prefixes) {
        Prefixes used = used(prefixes);
        used.asMap().forEach((prefix, namespace) -> {
            try {
                read.getDefaultGraph().getPrefixMapping().setNsPrefix(prefix, namespace);
                read.prefixes().add(prefix, namespace);
            } catch (PrefixMapping.IllegalPrefixException e) {
                // SPARQL allows prefixes that XML does not. They only make the answer shorter, so it does without.
                return;
            }
        });
    }

    private Prefixes used(Prefixes prefixes) {
        Map<String, String> used = new TreeMap<>();
        read.stream().flatMap(GraphAnswer::terms).filter(Node::isURI).forEach(term -> prefixes.shorten(term.getURI())
                .map(name -> name.substring(0, name.indexOf(':')))
                .ifPresent(prefix -> used.put(prefix, prefixes.namespace(prefix).orElseThrow())));
        return Prefixes.of(used);
    }

    private static Stream<Node> terms(Quad quad) {
        return Stream.of(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject())
                .flatMap(GraphAnswer::withinTerm);
    }

    private static Stream<Node> withinTerm(Node term) {
        if (term.isTripleTerm()) {
            return Stream.of(
                            term.getTriple().getSubject(),
                            term.getTriple().getPredicate(),
                            term.getTriple().getObject())
                    .flatMap(GraphAnswer::withinTerm);
        }
        return term.isLiteral() ? Stream.of(term, datatype(term)) : Stream.of(term);
    }

    private static Node datatype(Node literal) {
        return NodeFactory.createURI(literal.getLiteralDatatypeURI());
    }
}
