package org.kusgraph.store.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryExecException;
import org.apache.jena.sparql.core.NamedGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.pfunction.PropertyFunctionBase;
import org.apache.jena.sparql.util.IterLib;
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.apache.lucene.search.IndexSearcher;
import org.kusgraph.problem.Shown;

/**
 * {@code text:query} in SPARQL, with the arguments that Jena's text search has:
 * {@code (?subject ?score ?text ?graph ?property) text:query (property… "words" limit "lang:en")}. Other than Jena's, it reads
 * an index that nobody writes to, takes the words as people write them instead of as a programming language that can fail or
 * take forever, gives the best hits first, and refuses wrong arguments instead of finding nothing.
 */
public final class TextQueryFunction extends PropertyFunctionBase {
    static final String IRI = "http://jena.apache.org/text#query";

    private static final String LANGUAGE = "lang:";
    private static final int MOST_VARIABLES = 5;

    @Override
    public QueryIterator exec(
            Binding binding, PropFuncArg subject, Node predicate, PropFuncArg object, ExecutionContext execution) {
        List<Node> wanted = nodes(Substitute.substitute(subject, binding));
        List<Node> arguments = nodes(Substitute.substitute(object, binding));
        check(wanted);
        if (wanted.getFirst().isLiteral()) {
            return IterLib.noResults(execution);
        }
        SearchIndex index = SearchIndex.of(execution.getDataset());
        StatementQuery query = query(arguments, graph(execution.getActiveGraph()), wanted.getFirst(), index);
        List<Binding> rows = new ArrayList<>();
        for (StatementHit hit : hits(query, index)) {
            rows.add(row(binding, wanted, hit, query.graph()));
        }
        return QueryIterPlainWrapper.create(rows.iterator(), execution);
    }

    private static List<Node> nodes(PropFuncArg argument) {
        return argument.isList() ? argument.getArgList() : List.of(argument.getArg());
    }

    private static void check(List<Node> wanted) {
        if (wanted.isEmpty() || wanted.size() > MOST_VARIABLES) {
            throw new QueryExecException(
                    "text:query gives (?subject ?score ?text ?graph ?property), or the first of these");
        }
        if (wanted.stream().skip(1).anyMatch(node -> !node.isVariable())
                || wanted.stream().distinct().count() < wanted.size()) {
            throw new QueryExecException(
                    "before text:query, all but the subject are different variables that have no value yet");
        }
    }

    /** The named graph to which a query's pattern is limited, if it is. */
    private static Optional<String> graph(Graph active) {
        if (active instanceof NamedGraph named && named.getGraphName() != null) {
            Node name = named.getGraphName();
            return Quad.isDefaultGraph(name) || Quad.isUnionGraph(name)
                    ? Optional.empty()
                    : Optional.of(SearchIndexWriter.subject(name));
        }
        return Optional.empty();
    }

    private static StatementQuery query(List<Node> arguments, Optional<String> graph, Node subject, SearchIndex index) {
        List<Node> left = new ArrayList<>(arguments);
        Set<String> properties = new LinkedHashSet<>();
        while (!left.isEmpty() && left.getFirst().isURI()) {
            properties.add(property(left.removeFirst(), index));
        }
        if (left.isEmpty() || !isText(left.getFirst())) {
            throw new QueryExecException(
                    "text:query needs the text to look for: (property… \"words\" limit \"lang:en\")");
        }
        Node words = left.removeFirst();
        Optional<String> language = Optional.of(words.getLiteralLanguage()).filter(tag -> !tag.isEmpty());
        int most = StatementQuery.MOST_HITS;
        if (!left.isEmpty() && isNumber(left.getFirst())) {
            most = limit(left.removeFirst());
        }
        if (!left.isEmpty() && language(left.getFirst()).isPresent()) {
            language = language(left.removeFirst());
        }
        if (!left.isEmpty()) {
            throw new QueryExecException(
                    "text:query cannot use " + Shown.quoted(left.getFirst().toString())
                            + " there: its arguments are (property… \"words\" limit \"lang:en\"), in this order");
        }
        return new StatementQuery(
                text(words),
                properties,
                language.map(tag -> tag.toLowerCase(Locale.ROOT)),
                graph,
                subject.isVariable() ? Optional.empty() : Optional.of(SearchIndexWriter.subject(subject)),
                most);
    }

    private static boolean isText(Node node) {
        return node.isLiteral() && node.getLiteralValue() instanceof String;
    }

    private static boolean isNumber(Node node) {
        return node.isLiteral() && node.getLiteralValue() instanceof Number;
    }

    private static String property(Node property, SearchIndex index) {
        if (!index.contents().properties().contains(property.getURI())) {
            throw new QueryExecException(
                    "<" + property.getURI() + "> has no texts that text:query can search; these have: "
                            + String.join(" ", index.contents().properties()));
        }
        return property.getURI();
    }

    private static int limit(Node node) {
        int limit = NodeFactoryExtra.nodeToInt(node);
        return limit <= 0 ? StatementQuery.MOST_HITS : Math.min(limit, StatementQuery.MOST_HITS);
    }

    private static Optional<String> language(Node node) {
        return isText(node) && node.getLiteralLexicalForm().startsWith(LANGUAGE)
                ? Optional.of(node.getLiteralLexicalForm().substring(LANGUAGE.length()))
                : Optional.empty();
    }

    private static String text(Node words) {
        String text = words.getLiteralLexicalForm();
        if (text.length() > StatementQuery.LONGEST_TEXT) {
            throw new QueryExecException(
                    "text:query takes at most " + StatementQuery.LONGEST_TEXT + " characters of text to look for");
        }
        return text;
    }

    private static List<StatementHit> hits(StatementQuery query, SearchIndex index) {
        try {
            return index.statements(query);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IndexSearcher.TooManyClauses e) {
            throw new QueryExecException("text:query finds too many similar words; ask for fewer words, or without ~");
        }
    }

    private static Binding row(Binding binding, List<Node> wanted, StatementHit hit, Optional<String> graph) {
        BindingBuilder row = Binding.builder(binding);
        for (int place = 0; place < wanted.size(); place++) {
            if (wanted.get(place).isVariable()) {
                Var variable = Var.alloc(wanted.get(place));
                value(place, hit, graph).ifPresent(value -> row.add(variable, value));
            }
        }
        return row.build();
    }

    private static Optional<Node> value(int place, StatementHit hit, Optional<String> graph) {
        return switch (place) {
            case 0 -> Optional.of(hit.subject());
            case 1 -> Optional.of(NodeFactoryExtra.floatToNode(hit.score()));
            case 2 -> Optional.of(hit.text());
            case 3 -> graph.map(SearchIndex::node);
            default -> Optional.of(hit.property());
        };
    }
}
