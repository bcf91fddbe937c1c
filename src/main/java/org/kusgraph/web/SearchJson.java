package org.kusgraph.web;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.kusgraph.store.search.EntityHit;
import org.kusgraph.store.search.EntityHits;

/** What a search has found, as JSON. */
final class SearchJson {
    private SearchJson() {}

    static JsonObject hits(String asked, EntityHits found) {
        JsonArray hits = new JsonArray();
        found.hits().forEach(hit -> hits.add(hit(hit)));
        JsonObject answer = new JsonObject();
        answer.put("query", asked);
        answer.put("hits", hits);
        answer.put("more", found.cut());
        return answer;
    }

    private static JsonObject hit(EntityHit hit) {
        JsonObject object = new JsonObject();
        object.put("id", id(hit.entity().getURI()));
        object.put("iri", hit.entity().getURI());
        JsonObject kind = new JsonObject();
        kind.put("id", hit.kind().word());
        kind.put("iri", hit.kind().iri().getURI());
        kind.put("label", texts(hit.kind().names()));
        object.put("kind", kind);
        object.put("name", texts(hit.names()));
        hit.status().ifPresent(status -> {
            JsonObject label = new JsonObject();
            label.put("id", id(status.iri().getURI()));
            label.put("iri", status.iri().getURI());
            label.put("label", texts(status.names()));
            object.put("status", label);
        });
        JsonObject matched = new JsonObject();
        matched.put("text", hit.text().getLiteralLexicalForm());
        matched.put("lang", hit.text().getLiteralLanguage());
        matched.put("property", hit.property().getURI());
        matched.put("by", hit.match().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        object.put("matched", matched);
        return object;
    }

    /**
     * The form of the OpenSearch Suggestions extension 1.1: what was typed, the names, a word on each, and their addresses. The
     * word on a claim is its status.
     */
    static JsonArray suggestions(String asked, EntityHits found, String server) {
        JsonArray names = new JsonArray();
        JsonArray words = new JsonArray();
        JsonArray addresses = new JsonArray();
        for (EntityHit hit : found.hits()) {
            String language = hit.text().getLiteralLanguage();
            names.add(hit.text().getLiteralLexicalForm());
            words.add(label(hit.kind().names(), language).orElse(hit.kind().word())
                    + hit.status()
                            .map(status -> ": "
                                    + label(status.names(), language)
                                            .orElse(id(status.iri().getURI())))
                            .orElse(""));
            addresses.add(server + "/id/" + id(hit.entity().getURI()));
        }
        JsonArray answer = new JsonArray();
        answer.add(asked);
        answer.add(names);
        answer.add(words);
        answer.add(addresses);
        return answer;
    }

    private static JsonObject texts(Map<String, String> byLanguage) {
        JsonObject texts = new JsonObject();
        byLanguage.forEach(texts::put);
        return texts;
    }

    private static Optional<String> label(Map<String, String> names, String language) {
        return Optional.ofNullable(names.get(language)).or(() -> Optional.ofNullable(names.get("en")));
    }

    /** What follows the last slash or hash. */
    private static String id(String iri) {
        return iri.substring(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
    }
}
