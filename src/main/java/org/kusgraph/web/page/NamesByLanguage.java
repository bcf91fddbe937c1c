package org.kusgraph.web.page;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/** The names of things in the reader's language, or where there is none in the next best. Used by one thread. */
final class NamesByLanguage {
    private static final List<Node> NAMES = List.of(SKOS.prefLabel.asNode(), RDFS.label.asNode());

    private final DatasetGraph dataset;
    private final Language language;
    private final Map<Node, Optional<Node>> known = new HashMap<>();

    NamesByLanguage(DatasetGraph dataset, Language language) {
        this.dataset = dataset;
        this.language = language;
    }

    /** The name of a thing, a literal with its language. */
    Optional<Node> of(Node thing) {
        return known.computeIfAbsent(thing, this::find);
    }

    /** What a term means. */
    Optional<Node> definition(Node term) {
        return best(term, SKOS.definition.asNode());
    }

    private Optional<Node> find(Node thing) {
        return NAMES.stream().flatMap(name -> best(thing, name).stream()).findFirst();
    }

    /** The text that a thing has by a property, in the reader's language or the next best. */
    Optional<Node> best(Node thing, Node property) {
        Iterator<Quad> quads = dataset.find(Node.ANY, thing, property, Node.ANY);
        Optional<Node> best = Optional.empty();
        // The order in which a store finds them must not decide.
        Comparator<Node> order = Comparator.comparingInt(this::rank).thenComparing(Node::getLiteralLexicalForm);
        while (quads.hasNext()) {
            Node found = quads.next().getObject();
            if (found.isLiteral() && (best.isEmpty() || order.compare(found, best.get()) < 0)) {
                best = Optional.of(found);
            }
        }
        return best;
    }

    private int rank(Node name) {
        String tag = name.getLiteralLanguage();
        if (tag.equals(language.tag())) {
            return 0;
        }
        if (tag.startsWith(language.tag() + "-")) {
            return 1;
        }
        return tag.equals(Language.ENGLISH.tag()) ? 2 : tag.isEmpty() ? 3 : 4;
    }
}
