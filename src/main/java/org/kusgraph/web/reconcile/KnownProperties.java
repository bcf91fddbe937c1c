package org.kusgraph.web.reconcile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;

/**
 * What can be known of the entities of one graph. The schemes of identifiers are those that the graph has, so that another
 * external data set is another column.
 */
public final class KnownProperties {
    private static final Query SCHEMES = QueryFactory.create(resource("schemes.rq"));

    private final List<KnownProperty> properties;

    private KnownProperties(List<KnownProperty> properties) {
        this.properties = List.copyOf(properties);
    }

    /**
     * What is known of the entities of a graph.
     *
     * @param dataset the graph, with a catalog that says what the schemes of identifiers are called
     * @param kinds the kinds of entities by the IRIs of their classes
     */
    public static KnownProperties of(DatasetGraph dataset, Map<String, String> kinds) {
        Map<String, Gathered> schemes = new TreeMap<>();
        try (QueryExec execution = QueryExec.dataset(dataset).query(SCHEMES).build()) {
            execution.select().forEachRemaining(row -> schemes.computeIfAbsent(
                            row.get("scheme").getLiteralLexicalForm(), unseen -> new Gathered())
                    .add(row, kinds));
        }
        List<KnownProperty> properties = new ArrayList<>(List.of(KnownProperty.Plain.values()));
        schemes.forEach((id, gathered) ->
                properties.add(new KnownProperty.Scheme(id, gathered.titles, Set.copyOf(gathered.types))));
        return new KnownProperties(properties);
    }

    private static final class Gathered {
        private final Map<String, String> titles = new HashMap<>();
        private final Set<String> types = new HashSet<>();

        void add(Binding row, Map<String, String> kinds) {
            Optional.ofNullable(kinds.get(row.get("class").toString())).ifPresent(types::add);
            Node title = row.get("title");
            if (title != null && title.isLiteral()) {
                titles.put(title.getLiteralLanguage(), title.getLiteralLexicalForm());
            }
        }
    }

    private static String resource(String name) {
        try (InputStream text = Objects.requireNonNull(KnownProperties.class.getResourceAsStream(name), name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The property of an id. */
    Optional<KnownProperty> named(String id) {
        return properties.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Properties whose id begins as, or whose label has, what somebody has typed. */
    public Map<String, Object> suggested(String prefix, int skipped, String language) {
        String small = prefix.toLowerCase(Locale.ROOT);
        List<Object> found = properties.stream()
                .filter(property -> property.id().startsWith(small)
                        || property.label(language).toLowerCase(Locale.ROOT).contains(small))
                .skip(skipped)
                .map(property -> (Object) described(property, language))
                .toList();
        return Map.of("result", found);
    }

    /** The properties that columns can be made of, for entities of a type; of all if the type is empty. */
    public Map<String, Object> proposed(String type, Optional<Integer> limit, String language) {
        Map<String, Object> proposal = new LinkedHashMap<>();
        proposal.put("type", type);
        limit.ifPresent(most -> proposal.put("limit", most));
        proposal.put(
                "properties",
                properties.stream()
                        .filter(property -> type.isEmpty() || property.isOf(type))
                        .limit(limit.orElse(properties.size()))
                        .map(property -> described(property, language))
                        .toList());
        return proposal;
    }

    static Map<String, Object> described(KnownProperty property, String language) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("id", property.id());
        described.put("name", property.label(language));
        return described;
    }
}
