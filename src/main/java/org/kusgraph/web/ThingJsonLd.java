package org.kusgraph.web;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonWriter;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.jsonld.JenaToTitanium;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.kusgraph.description.Description;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.web.query.Prefixes;

/**
 * Descriptions in JSON-LD as people read it, in the keys and words of documents: the thing first, what stands in place where it
 * is used, and all others under {@code @included}. The context is within, so that nothing has to be fetched to understand it.
 */
final class ThingJsonLd {
    private static final String CONTEXT = "@context";
    /** Looked up once: each of the short forms of {@code Json} looks through the class path anew. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final String ID = "@id";
    private static final String BLANK = "_:";

    private final UsedContext context;

    /** Writes by the keys and words of an ontology. */
    ThingJsonLd(Ontology ontology, Prefixes prefixes) {
        this.context = new UsedContext(ontology, prefixes);
    }

    /** Writes a page of a description, as JSON in UTF-8. */
    void write(Description description, OutputStream out) throws IOException {
        out.write(text(description).getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    /** A page of a description as JSON text. */
    String text(Description description) {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = JSON.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text)) {
            writer.write(document(description));
        }
        return text.toString().strip();
    }

    private JsonObject document(Description description) {
        try {
            JsonArray nodes = JenaToTitanium.convert(dataset(description.triples()), new JsonLdOptions());
            JsonObject compacted = JsonLd.compact(
                            JsonDocument.of(arranged(nodes, description)),
                            JsonDocument.of(context.of(description.triples())))
                    .get();
            JsonObjectBuilder contextFirst = JSON.createObjectBuilder();
            contextFirst.add(CONTEXT, compacted.getOrDefault(CONTEXT, JsonValue.EMPTY_JSON_OBJECT));
            compacted.forEach((key, value) -> {
                if (!key.equals(CONTEXT)) {
                    contextFirst.add(key, value);
                }
            });
            return contextFirst.build();
        } catch (JsonLdError e) {
            throw new IllegalStateException("what was made from a graph is JSON-LD", e);
        }
    }

    private static DatasetGraph dataset(List<Triple> triples) {
        DatasetGraph dataset = DatasetGraphFactory.create();
        triples.forEach(dataset.getDefaultGraph()::add);
        return dataset;
    }

    /** Puts the thing first, and the others in the order of the description. */
    private static JsonObject arranged(JsonArray nodes, Description description) {
        Layout layout = Layout.of(nodes, description.triples());
        String thing = description.thing().iri();
        JsonArrayBuilder others = JSON.createArrayBuilder();
        layout.named().filter(id -> !id.equals(thing)).forEach(id -> others.add(layout.node(id)));
        return JSON.createObjectBuilder(layout.node(thing))
                .add("@included", others)
                .build();
    }

    /**
     * The same nodes in an order that does not depend on chance, with what has no name where it is used.
     *
     * @param nodes the nodes by their ids
     * @param order the place of each subject and each property in the description
     */
    private record Layout(Map<String, JsonObject> nodes, Map<String, Integer> order) {
        private static final List<String> FIRST = List.of(ID, "@type", "@language", "@value");

        static Layout of(JsonArray nodes, List<Triple> triples) {
            Map<String, JsonObject> byId = new HashMap<>();
            nodes.forEach(node -> byId.put(node.asJsonObject().getString(ID), node.asJsonObject()));
            Map<String, Integer> order = new HashMap<>();
            FIRST.forEach(key -> order.put(key, order.size()));
            triples.forEach(triple -> {
                order.putIfAbsent(triple.getSubject().toString(), order.size());
                order.putIfAbsent(triple.getPredicate().toString(), order.size());
            });
            return new Layout(byId, order);
        }

        /** The ids of nodes that have a name. */
        Stream<String> named() {
            return nodes.keySet().stream().filter(id -> !id.startsWith(BLANK)).sorted(inOrder());
        }

        JsonObject node(String id) {
            return nested(nodes.getOrDefault(id, JsonValue.EMPTY_JSON_OBJECT));
        }

        private Comparator<String> inOrder() {
            return Comparator.comparing((String text) -> order.getOrDefault(text, Integer.MAX_VALUE))
                    .thenComparing(Comparator.naturalOrder());
        }

        private JsonObject nested(JsonObject object) {
            Optional<JsonObject> part = Optional.ofNullable(object.getJsonString(ID))
                    .map(JsonString::getString)
                    .filter(id -> id.startsWith(BLANK))
                    .flatMap(id -> Optional.ofNullable(nodes.get(id)));
            JsonObject whole = part.orElse(object);
            JsonObjectBuilder built = JSON.createObjectBuilder();
            whole.keySet().stream()
                    .filter(key -> part.isEmpty() || !key.equals(ID))
                    .sorted(inOrder())
                    .forEach(key -> built.add(key, nested(key, whole.getOrDefault(key, JsonValue.NULL))));
            return built.build();
        }

        private JsonValue nested(String key, JsonValue value) {
            if (!(value instanceof JsonArray array)) {
                return value;
            }
            List<JsonValue> elements = array.stream()
                    .map(element -> element instanceof JsonObject object ? nested(object) : element)
                    .toList();
            // Only what is a list has an order of its own.
            return JSON.createArrayBuilder(key.equals("@list") || elements.size() < 2 ? elements : sorted(elements))
                    .build();
        }

        /** In the order of their texts, each of which is made once: that takes longer than all comparisons. */
        private static List<JsonValue> sorted(List<JsonValue> elements) {
            return elements.stream()
                    .map(element -> Map.entry(element.toString(), element))
                    .sorted(Map.Entry.comparingByKey())
                    .map(Map.Entry::getValue)
                    .toList();
        }
    }
}
