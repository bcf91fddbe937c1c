package org.kusgraph.ontology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;

/** The JSON Schemas of values, by the ranges of their fields. */
final class ValueSchema {
    /** The name of the definition of an id. */
    static final String ID = "an-id";
    /** The name of the definition of texts of which a language has at most one. */
    static final String TEXT = "a-text-by-language";
    /** The name of the definition of texts of which a language may have several. */
    static final String TEXTS = "texts-by-language";

    private static final String YEAR = "-?[0-9]{4,}";
    private static final String MONTH = "(0[1-9]|1[0-2])";
    private static final String DAY = "(0[1-9]|[12][0-9]|3[01])";
    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?";

    /** The lexical forms of XML Schema's datatypes that are more than any text; dates in the form without a time zone. */
    private static final Map<RDFDatatype, String> LEXICAL_FORMS = Map.of(
            XSDDatatype.XSDdecimal, "^[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)$",
            XSDDatatype.XSDlanguage, "^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$",
            XSDDatatype.XSDdate, "^" + YEAR + "-" + MONTH + "-" + DAY + "$",
            XSDDatatype.XSDdateTime, "^" + YEAR + "-" + MONTH + "-" + DAY + "T" + TIME + "$",
            XSDDatatype.XSDgYearMonth, "^" + YEAR + "-" + MONTH + "$",
            XSDDatatype.XSDgYear, "^" + YEAR + "$");

    private static final String LANGUAGE_TAG = "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$";
    private static final String WEB_ADDRESS = "^https?://[^\\s<>\"{}|\\\\^`]+$";
    private static final String TYPE = "type";
    private static final String PATTERN = "pattern";

    private final Ontology ontology;
    private final EnglishTexts texts;

    ValueSchema(Ontology ontology, EnglishTexts texts) {
        this.ontology = ontology;
        this.texts = texts;
    }

    /** The definitions to which the schemas of values refer, apart from those of kinds. */
    Map<String, Object> definitions() {
        Map<String, Object> definitions = new LinkedHashMap<>();
        definitions.put(
                ID,
                object(
                        TYPE,
                        "string",
                        PATTERN,
                        "^" + Ontology.ID_PATTERN + "$",
                        "maxLength",
                        Ontology.LONGEST_ID,
                        "not",
                        object("enum", List.copyOf(ontology.reservedIds()))));
        Map<String, Object> text = object(TYPE, "string");
        definitions.put(TEXT, byLanguage(text));
        definitions.put(TEXTS, byLanguage(oneOrMore(text, 1, Integer.MAX_VALUE)));
        return definitions;
    }

    private Map<String, Object> byLanguage(Map<String, Object> text) {
        Map<String, Object> usual = new LinkedHashMap<>();
        texts.languages().forEach(language -> usual.put(language, text));
        return object(
                TYPE,
                "object",
                "propertyNames",
                object(PATTERN, LANGUAGE_TAG),
                "properties",
                usual,
                "additionalProperties",
                text);
    }

    /** The schema of what stands under a field's key. */
    Map<String, Object> of(Field field) {
        Map<String, Object> value = new LinkedHashMap<>(one(field.range()));
        field.pattern()
                .filter(pattern -> field.range() instanceof Range.Literal || field.range() instanceof Range.WebAddress)
                .ifPresent(pattern -> {
                    if (value.putIfAbsent(PATTERN, pattern) != null) {
                        value.put("allOf", List.of(object(PATTERN, pattern)));
                    }
                });
        if (field.range() instanceof Range.Texts) {
            if (field.least() > 0) {
                value.put(TYPE, "object");
                value.put("minProperties", 1);
            }
            return value;
        }
        return oneOrMore(value, field.least(), field.most());
    }

    /** One value by itself or several in a list; a field that has at most one value has it by itself. */
    private static Map<String, Object> oneOrMore(Map<String, Object> value, int least, int most) {
        if (most == 1) {
            return value;
        }
        Map<String, Object> list = object(TYPE, "array", "items", value);
        if (least > 0) {
            list.put("minItems", least);
        }
        if (most < Integer.MAX_VALUE) {
            list.put("maxItems", most);
        }
        return least > 1 ? list : object("anyOf", List.of(value, list));
    }

    private Map<String, Object> one(Range range) {
        return switch (range) {
            case Range.Texts byLanguage -> reference(byLanguage.one() ? TEXT : TEXTS);
            case Range.Literal literal -> literal(literal);
            case Range.WebAddress address -> object(TYPE, "string", "format", "iri", PATTERN, WEB_ADDRESS);
            case Range.Reference reference -> reference(ID);
            case Range.Word word ->
                object(
                        "oneOf",
                        word.words().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(entry -> constant(entry.getKey(), entry.getValue()))
                                .toList());
            case Range.Embedded embedded ->
                reference(ontology.kindOf(embedded.type()).map(Kind::name).orElseThrow());
        };
    }

    private static Map<String, Object> literal(Range.Literal literal) {
        return switch (literal.unquoted()) {
            case TRUTH_VALUES -> object(TYPE, "boolean");
            case WHOLE_NUMBERS -> wholeNumber(literal.datatype());
            case NOTHING ->
                literal.values().isEmpty()
                        ? lexicalForm(literal.datatype())
                        : object(TYPE, "string", "enum", List.copyOf(literal.values()));
        };
    }

    private static Map<String, Object> wholeNumber(RDFDatatype datatype) {
        Map<String, Object> integer = object(TYPE, "integer");
        if (!datatype.isValid("-1")) {
            integer.put("minimum", datatype.isValid("0") ? 0 : 1);
        }
        return integer;
    }

    private static Map<String, Object> lexicalForm(RDFDatatype datatype) {
        Map<String, Object> text = object(TYPE, "string");
        if (XSDDatatype.XSDdate.equals(datatype)) {
            text.put("format", "date");
        }
        Optional.ofNullable(LEXICAL_FORMS.get(datatype)).ifPresent(form -> text.put(PATTERN, form));
        return text;
    }

    /** The schema of one word, with what it means. */
    Map<String, Object> constant(String word, Node meaning) {
        Map<String, Object> constant = object("const", word);
        texts.label(meaning).ifPresent(label -> constant.put("title", label));
        texts.definition(meaning).ifPresent(definition -> constant.put("description", definition));
        return constant;
    }

    /** A reference to a definition of the same schema. */
    static Map<String, Object> reference(String definition) {
        return object("$ref", "#/$defs/" + definition);
    }

    /** A JSON object with members in this order: keys and values take turns. */
    static Map<String, Object> object(Object... keysAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return object;
    }
}
