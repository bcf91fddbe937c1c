package org.kusgraph.web.query;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
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
        Set<String> iris = new HashSet<>();
        read.find().forEachRemaining(quad -> {
            addIris(quad.getGraph(), iris);
            addIris(quad.asTriple(), iris);
        });
        Map<String, String> used = new TreeMap<>();
        iris.forEach(iri -> prefixes.prefix(iri)
                .ifPresent(prefix -> used.put(prefix, prefixes.namespace(prefix).orElseThrow())));
        return Prefixes.of(used);
    }

    private static void addIris(Triple triple, Set<String> iris) {
        addIris(triple.getSubject(), iris);
        addIris(triple.getPredicate(), iris);
        addIris(triple.getObject(), iris);
    }

    private static void addIris(Node term, Set<String> iris) {
        if (term.isURI()) {
            iris.add(term.getURI());
        } else if (term.isLiteral()) {
            iris.add(term.getLiteralDatatypeURI());
        } else if (term.isTripleTerm()) {
            addIris(term.getTriple(), iris);
        }
    }
}
