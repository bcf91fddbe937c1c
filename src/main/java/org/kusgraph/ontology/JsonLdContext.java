package org.kusgraph.ontology;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** Writes the JSON-LD context under which every article document is JSON-LD 1.1. */
public final class JsonLdContext {
    private JsonLdContext() {}

    /**
     * The context as JSON text, the same for the same ontology: one term a line, in alphabetical order.
     *
     * @param ontology whose keys, kinds and words become terms
     */
    public static String write(Ontology ontology) {
        StringBuilder json = new StringBuilder("{\n  \"@context\": {\n    \"@version\": 1.1");
        new Vocabulary(ontology.kinds(), ontology.documentWords())
                .terms()
                .forEach((term, definition) ->
                        json.append(",\n    ").append(quoted(term)).append(": ").append(members(definition)));
        return json.append("\n  }\n}\n").toString();
    }

    /**
     * The terms by which statements can be read as documents say them: keys, kinds and words. Sections are left out, for
     * several lead by the same property.
     *
     * @param ontology whose keys, kinds and words become terms
     * @return for each term the members of its definition
     */
    public static Map<String, Map<String, String>> terms(Ontology ontology) {
        Map<String, Map<String, String>> terms =
                new TreeMap<>(new Vocabulary(ontology.kinds(), ontology.documentWords()).terms());
        terms.keySet().removeAll(ontology.sections().keySet());
        return terms;
    }

    /** The definition of a term. */
    static String members(Map<String, String> definition) {
        if (definition.size() == 1) {
            return quoted(definition.values().iterator().next());
        }
        StringBuilder json = new StringBuilder("{");
        for (Iterator<Map.Entry<String, String>> members = definition.entrySet().iterator(); members.hasNext(); ) {
            Map.Entry<String, String> member = members.next();
            json.append(quoted(member.getKey())).append(": ").append(quoted(member.getValue()));
            json.append(members.hasNext() ? ", " : "");
        }
        return json.append("}").toString();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
