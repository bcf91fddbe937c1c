package org.kusgraph.web.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * What an editor proposes to whoever writes a query: the classes and properties that the data uses, with how often, what they are
 * called, and how many values of a property the shapes ask for.
 */
public final class EditorTerms {
    private final DatasetGraph dataset;
    private final Site site;
    private final Map<Node, List<PageQuery.Row>> names = new LinkedHashMap<>();

    private EditorTerms(DatasetGraph dataset, Site site) {
        this.dataset = dataset;
        this.site = site;
        PageQuery.NAMES_OF_TERMS.rows(dataset, site).forEach(row -> names.computeIfAbsent(
                        row.required("term"), unused -> new ArrayList<>())
                .add(row));
    }

    /** The terms of a snapshot, as JSON. */
    public static JsonObject of(DatasetGraph dataset, Site site) {
        EditorTerms terms = new EditorTerms(dataset, site);
        JsonObject object = new JsonObject();
        JsonObject namespaces = new JsonObject();
        site.prefixes().asMap().forEach(namespaces::put);
        object.put("prefixes", namespaces);
        object.put("classes", terms.used(PageQuery.USED_CLASSES));
        object.put("properties", terms.used(PageQuery.USED_PROPERTIES));
        object.put("uses", terms.uses());
        return object;
    }

    private JsonArray used(PageQuery query) {
        JsonArray terms = new JsonArray();
        for (PageQuery.Row row : query.rows(dataset, site)) {
            Node term = row.required("term");
            JsonObject object = new JsonObject();
            object.put("iri", term.getURI());
            object.put("count", row.number("count"));
            JsonObject label = new JsonObject();
            JsonObject definition = new JsonObject();
            for (PageQuery.Row named : names.getOrDefault(term, List.of())) {
                put(label, named.required("name"));
                named.value("definition").ifPresent(text -> put(definition, text));
            }
            object.put("label", label);
            object.put("definition", definition);
            terms.add(object);
        }
        return terms;
    }

    private static void put(JsonObject byLanguage, Node text) {
        if (!byLanguage.hasKey(text.getLiteralLanguage())) {
            byLanguage.put(text.getLiteralLanguage(), text.getLiteralLexicalForm());
        }
    }

    /** What is used and what is possible: a class may have a property by its shape that no entity has yet, and the other way. */
    private JsonArray uses() {
        Map<List<Node>, JsonObject> uses = new LinkedHashMap<>();
        for (PageQuery.Row row : PageQuery.USES_OF_PROPERTIES.rows(dataset, site)) {
            use(row, uses).put("count", row.number("count"));
        }
        for (PageQuery.Row row : PageQuery.FIELDS_OF_CLASSES.rows(dataset, site)) {
            JsonObject use = use(row, uses);
            use.put("least", row.number("least"));
            // A shape that limits nothing has no most; no shape says that there are none.
            Optional.of(row.number("most")).filter(most -> most > 0).ifPresent(most -> use.put("most", most));
        }
        JsonArray all = new JsonArray();
        uses.values().forEach(all::add);
        return all;
    }

    private static JsonObject use(PageQuery.Row row, Map<List<Node>, JsonObject> uses) {
        return uses.computeIfAbsent(List.of(row.required("class"), row.required("property")), names -> {
            JsonObject use = new JsonObject();
            use.put("class", names.getFirst().getURI());
            use.put("property", names.getLast().getURI());
            use.put("count", 0);
            return use;
        });
    }
}
