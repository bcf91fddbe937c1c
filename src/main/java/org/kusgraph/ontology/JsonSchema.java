package org.kusgraph.ontology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kusgraph.problem.JsonText;

/**
 * Writes the JSON Schema (draft 2020-12) of article documents, by which editors complete, explain and check them while they are
 * written. What it allows can be read; it asks for the plainest of the forms that can (a value that is alone stands without a
 * list, whole numbers and truth values stand without quotes), and cannot tell what depends on other values, such as whether a
 * range ends after its start.
 */
public final class JsonSchema {
    /** RFC 3987, section 2.2: what a path is made of, a colon left out, which could end a scheme. */
    private static final String PATH_CHARACTER = "([^\\s\\u0000-\\u001f\"<>\\\\^`{|}?#%:\\[\\]]|%[0-9A-Fa-f]{2})";

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final Ontology ontology;
    private final EnglishTexts texts;
    private final ValueSchema values;
    private final List<Kind> kinds;

    private JsonSchema(Ontology ontology) {
        this.ontology = ontology;
        this.texts = new EnglishTexts(ontology);
        this.values = new ValueSchema(ontology, texts);
        this.kinds = ontology.kinds().values().stream()
                .sorted(Comparator.comparing(Kind::name))
                .toList();
    }

    /**
     * The schema as JSON text, the same for the same ontology.
     *
     * @param ontology whose kinds, sections and words documents use
     */
    public static String write(Ontology ontology) {
        return JsonText.of(new JsonSchema(ontology).schema());
    }

    private Map<String, Object> schema() {
        Map<String, Object> schema = ValueSchema.object(
                "$schema",
                DIALECT,
                "$id",
                ontology.base() + "ontology/" + Ontology.SCHEMA_FILE,
                "$comment",
                "Generated from the shapes and the lists of the ontology: change those instead.");
        List<Kind> roots = kinds.stream().filter(Kind::root).toList();
        if (roots.size() == 1) {
            schema.putAll(document(roots.get(0)));
        } else {
            schema.put("anyOf", roots.stream().map(this::document).toList());
        }
        Map<String, Object> definitions = values.definitions();
        kinds.forEach(kind -> definitions.put(kind.name(), kind(kind)));
        schema.put("$defs", definitions);
        return schema;
    }

    /** The schema of a whole document, whose object describes a thing of the kind and lists others in sections. */
    private Map<String, Object> document(Kind kind) {
        Map<String, Object> properties = ValueSchema.object(
                "$schema",
                ValueSchema.object(
                        "type", "string", "description", "The path from the document to this schema, for editors."),
                "@context",
                context());
        properties.put(Ontology.ID, ValueSchema.reference(ValueSchema.ID));
        properties.put(Ontology.KIND, reference(kind.name(), Ontology.KIND));
        kind.fields()
                .values()
                .forEach(field -> properties.put(field.key(), reference(owner(kind, field), field.key())));
        ontology.sections().values().stream()
                .sorted(Comparator.comparing(Section::key))
                .forEach(section -> properties.put(section.key(), section(section)));
        Map<String, Object> document = described(kind);
        List<String> required = new ArrayList<>(List.of("@context"));
        required.addAll(required(kind));
        close(document, kind, properties, required);
        return document;
    }

    private Map<String, Object> context() {
        Map<String, Object> file = ValueSchema.object(
                "type", "string", "pattern", "^(?!//)(" + PATH_CHARACTER + "*/)?" + regex(Ontology.CONTEXT_FILE) + "$");
        Map<String, Object> base = ValueSchema.object(
                "type",
                "object",
                "properties",
                ValueSchema.object("@base", ValueSchema.object("const", ontology.base() + "id/")),
                "required",
                List.of("@base"),
                "additionalProperties",
                false);
        return ValueSchema.object(
                "description",
                "Makes the document JSON-LD: the path from it to " + Ontology.CONTEXT_FILE
                        + " in the ontology folder, and the namespace of ids.",
                "type",
                "array",
                "prefixItems",
                List.of(file, base),
                "items",
                false,
                "minItems",
                2);
    }

    private static String regex(String name) {
        return name.replace(".", "[.]");
    }

    private Map<String, Object> section(Section section) {
        List<Kind> members = kinds.stream().filter(within(section)).toList();
        Map<String, Object> named = ValueSchema.object(
                "oneOf",
                members.stream()
                        .map(kind -> reference(kind.name(), Ontology.KIND))
                        .toList());
        Map<String, Object> item = ValueSchema.object(
                "type",
                "object",
                "properties",
                ValueSchema.object(Ontology.KIND, named),
                "required",
                List.of(Ontology.ID, Ontology.KIND),
                "allOf",
                members.stream().map(JsonSchema::ifThen).toList());
        Map<String, Object> list = ValueSchema.object("type", "array", "items", item);
        ontology.kindOf(section.member())
                .flatMap(kind -> texts.definition(kind.iri()))
                .ifPresent(definition -> list.put("description", definition));
        return list;
    }

    private static Predicate<Kind> within(Section section) {
        return kind -> !kind.embedded() && kind.classes().contains(section.member());
    }

    /** An object is held to the kind that it names, so that an editor tells what is wrong with this kind and not with all. */
    private static Map<String, Object> ifThen(Kind kind) {
        Map<String, Object> named = ValueSchema.object(
                "properties",
                ValueSchema.object(Ontology.KIND, ValueSchema.object("const", kind.name())),
                "required",
                List.of(Ontology.KIND));
        return ValueSchema.object("if", named, "then", ValueSchema.reference(kind.name()));
    }

    private Map<String, Object> kind(Kind kind) {
        Map<String, Object> properties = new LinkedHashMap<>();
        if (!kind.embedded()) {
            properties.put(Ontology.ID, ValueSchema.reference(ValueSchema.ID));
            properties.put(Ontology.KIND, values.constant(kind.name(), kind.iri()));
        }
        for (Field field : kind.fields().values()) {
            String owner = owner(kind, field);
            properties.put(field.key(), owner.equals(kind.name()) ? field(field) : reference(owner, field.key()));
        }
        Map<String, Object> schema = described(kind);
        close(schema, kind, properties, required(kind));
        return schema;
    }

    private Map<String, Object> described(Kind kind) {
        Map<String, Object> schema = new LinkedHashMap<>();
        texts.label(kind.iri()).ifPresent(label -> schema.put("title", label));
        String description = Stream.of(texts.definition(kind.iri()), texts.scopeNote(kind.iri()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        if (!description.isEmpty()) {
            schema.put("description", description);
        }
        return schema;
    }

    private static List<String> required(Kind kind) {
        List<String> required = new ArrayList<>(kind.embedded() ? List.of() : List.of(Ontology.ID, Ontology.KIND));
        kind.fields().values().stream()
                .filter(field -> field.least() > 0)
                .map(Field::key)
                .forEach(required::add);
        return required;
    }

    /** Makes it the schema of an object with these keys and no other. */
    private static void close(
            Map<String, Object> schema, Kind kind, Map<String, Object> properties, List<String> required) {
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        if (!kind.alternatives().isEmpty()) {
            schema.put(
                    "allOf",
                    kind.alternatives().stream().map(JsonSchema::exactlyOne).toList());
        }
        schema.put("additionalProperties", false);
    }

    private static Map<String, Object> exactlyOne(List<String> keys) {
        return ValueSchema.object(
                "oneOf",
                keys.stream()
                        .map(key -> ValueSchema.object("required", List.of(key)))
                        .toList());
    }

    /** The broadest kind that has the very field, where it is defined once for all narrower ones. */
    private String owner(Kind kind, Field field) {
        return kinds.stream()
                .filter(broader -> kind.classes().contains(broader.iri()))
                .filter(broader -> field.equals(broader.fields().get(field.key())))
                .min(Comparator.comparingInt((Kind broader) -> broader.classes().size())
                        .thenComparing(Kind::name))
                .map(Kind::name)
                .orElse(kind.name());
    }

    private static Map<String, Object> reference(String kind, String key) {
        return ValueSchema.reference(kind + "/properties/" + key);
    }

    private Map<String, Object> field(Field field) {
        Map<String, Object> schema = new LinkedHashMap<>();
        texts.label(field.path()).ifPresent(label -> schema.put("title", label));
        String description = Stream.concat(
                        texts.definition(field.path()).stream(), Stream.of(sentence(field.message())))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        if (!description.isEmpty()) {
            schema.put("description", description);
        }
        schema.putAll(values.of(field));
        return schema;
    }

    private static String sentence(String message) {
        return message.isEmpty() ? "" : message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1) + ".";
    }
}
