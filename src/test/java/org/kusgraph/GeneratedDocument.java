package org.kusgraph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.kusgraph.ontology.Field;
import org.kusgraph.ontology.Kind;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.ontology.Range;
import org.kusgraph.ontology.Section;

/**
 * A document made by chance from the kinds of an ontology alone, so that whatever an ontology has is tried and nothing has to be
 * listed. It can be read; it need not conform to the shapes, and its references need not lead anywhere.
 */
public final class GeneratedDocument {
    private static final List<String> LANGUAGES = List.of(
            "en", "ko", "en-US", "en-gb", "KO-kr", "zh-Hant", "sr-Latn-RS", "de-CH-1996", "ko-Kore-KR", "ko-x-own");
    private static final List<String> ADDRESSES = List.of(
            "https://example.org",
            "http://example.org/a/b.html?c=d&e=%20#f",
            "https://example.org/과학/기술?말=뜻#절",
            "https://한국.example/",
            "https://example.org:8443/a:b;c,d/(e)",
            "http://[2001:db8::1]/",
            "https://user@example.org/~name/",
            "http://example.org:80/b",
            "https://example.org/%ea%b0%80");
    private static final List<String> CHARACTERS = List.of(
            "a",
            "Z",
            "7",
            " ",
            ".",
            "\"",
            "\\",
            "/",
            "<",
            ">",
            "&",
            "'",
            "@",
            ":",
            "{",
            "}",
            "\t",
            "\n",
            "\r",
            "é",
            "e\u0301",
            "가",
            "힣",
            "\u1112\u1161\u11ab",
            "漢",
            "א",
            "\u202e",
            "\u2028",
            "\ufeff",
            "\ufffd",
            "\u00a0",
            "\u0085",
            "🤝",
            "👩🏽‍🔬",
            "\ud835\udd38",
            "\udbff\udffd");
    private static final int MOST_ITEMS = 3;

    private final Ontology ontology;
    private final Random chance;
    private final List<String> termsThatAreIds;
    private final Set<String> terms = new HashSet<>();
    private final List<String> ids = new ArrayList<>();
    private final String json;

    /**
     * Makes a document.
     *
     * @param ontology says what it may hold
     * @param chance decides what it does hold; the same state gives the same document
     */
    public GeneratedDocument(Ontology ontology, Random chance) {
        this.ontology = ontology;
        this.chance = chance;
        this.termsThatAreIds = termsThatAreIds(ontology);
        this.json = GeneratedJson.write(root(), chance);
    }

    /** The document as JSON. */
    public String json() {
        return json;
    }

    /** The keys, kinds and words that the document uses. */
    public Set<String> terms() {
        return Set.copyOf(terms);
    }

    @Override
    public String toString() {
        return json;
    }

    private Map<String, Object> root() {
        Map<String, Object> document = identified(kind(Kind::root));
        document.put("@context", List.of("../../ontology/context.jsonld", Map.of("@base", ontology.base() + "id/")));
        for (Section section : ontology.sections().values().stream()
                .sorted(Comparator.comparing(Section::key))
                .toList()) {
            if (chance.nextInt(3) == 0) {
                document.put(used(section.key()), some(() -> identified(kind(within(section)))));
            }
        }
        return document;
    }

    private static Predicate<Kind> within(Section section) {
        return kind -> !kind.embedded() && kind.classes().contains(section.member());
    }

    private Kind kind(Predicate<Kind> wanted) {
        return oneOf(ontology.kinds().values().stream()
                .filter(wanted)
                .sorted(Comparator.comparing(Kind::name))
                .toList());
    }

    private Map<String, Object> identified(Kind kind) {
        Map<String, Object> entity = new LinkedHashMap<>();
        String id = "thing-" + ids.size() + "-" + Integer.toString(chance.nextInt(10_000), Character.MAX_RADIX);
        ids.add(id);
        entity.put(used(Ontology.ID), id);
        entity.put(used(Ontology.KIND), used(kind.name()));
        entity.putAll(fields(kind));
        return entity;
    }

    private Map<String, Object> fields(Kind kind) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Field field : kind.fields().values()) {
            if (chance.nextInt(3) == 0) {
                // What carries the mark of a draft is not published in any form.
                boolean mark = field.path().equals(ontology.draft());
                fields.put(used(field.key()), mark ? new GeneratedJson.Plain("false") : values(field));
            }
        }
        return fields;
    }

    private Object values(Field field) {
        if (field.range() instanceof Range.Texts texts) {
            return texts(texts);
        }
        return chance.nextBoolean() ? value(field.range()) : some(() -> value(field.range()));
    }

    private Map<String, Object> texts(Range.Texts range) {
        Map<String, Object> byLanguage = new LinkedHashMap<>();
        for (int i = chance.nextInt(MOST_ITEMS); i > 0; i--) {
            byLanguage.put(oneOf(LANGUAGES), range.one() || chance.nextBoolean() ? text() : some(this::text));
        }
        return byLanguage;
    }

    private Object value(Range range) {
        return switch (range) {
            case Range.Texts texts -> texts(texts);
            case Range.Literal literal -> literal(literal);
            case Range.WebAddress address -> oneOf(ADDRESSES);
            case Range.Reference reference ->
                switch (chance.nextInt(5)) {
                    case 0 -> oneOf(termsThatAreIds);
                    case 1, 2 -> oneOf(ids);
                    default -> "thing-elsewhere-" + chance.nextInt(10);
                };
            case Range.Word word ->
                used(oneOf(word.words().keySet().stream().sorted().toList()));
            case Range.Embedded embedded ->
                fields(ontology.kindOf(embedded.type()).orElseThrow());
        };
    }

    /** What means something as a key means nothing as an id. */
    private static List<String> termsThatAreIds(Ontology ontology) {
        Set<String> reserved = ontology.reservedIds();
        return ontology.fields().stream()
                .map(Field::key)
                .filter(key -> key.matches(Ontology.ID_PATTERN) && !reserved.contains(key))
                .distinct()
                .sorted()
                .toList();
    }

    private Object literal(Range.Literal range) {
        if (!range.values().isEmpty()) {
            return oneOf(List.copyOf(range.values()));
        }
        if (XSDDatatype.XSDstring.equals(range.datatype())) {
            return text();
        }
        if (XSDDatatype.XSDlanguage.equals(range.datatype())) {
            return oneOf(LANGUAGES.stream().filter(range.datatype()::isValid).toList());
        }
        String lexical = oneOf(lexicals(range.datatype()));
        boolean inJsonsOwnType =
                switch (range.unquoted()) {
                    case NOTHING -> false;
                    case WHOLE_NUMBERS -> lexical.matches("0|-?[1-9][0-9]{0,14}");
                    case TRUTH_VALUES -> lexical.length() > 1;
                };
        return inJsonsOwnType && chance.nextBoolean() ? new GeneratedJson.Plain(lexical) : lexical;
    }

    /** Valid lexical forms, also unusual ones. A datatype without any here is new, and wants some. */
    private List<String> lexicals(RDFDatatype datatype) {
        List<String> valid = List.of(
                        "true",
                        "false",
                        "0",
                        "1",
                        "-1",
                        "+7",
                        "007",
                        "3972",
                        "999999999999999",
                        "-999999999999999",
                        "9007199254740993",
                        "3.59",
                        "-0.5",
                        ".5",
                        "5.",
                        "0.10",
                        "123456789012345678901234567890.12345678901234567890",
                        "2024-11-15",
                        "2024-02-29",
                        "-0044-03-15",
                        "2024-11-15Z",
                        "2024-11-15+09:00",
                        "2024",
                        "2024-11",
                        "2024-11-15T09:00:00+09:00",
                        "en",
                        "ko",
                        "zh-Hant-TW")
                .stream()
                .filter(datatype::isValid)
                .toList();
        if (valid.isEmpty()) {
            throw new IllegalStateException("no value of " + datatype.getURI() + " is known here; add some");
        }
        return valid;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = chance.nextInt(8); i > 0; i--) {
            text.append(oneOf(CHARACTERS));
        }
        return text.toString();
    }

    private List<Object> some(Supplier<Object> make) {
        return IntStream.range(0, chance.nextInt(MOST_ITEMS + 1))
                .mapToObj(i -> make.get())
                .toList();
    }

    private <T> T oneOf(List<T> candidates) {
        return candidates.get(chance.nextInt(candidates.size()));
    }

    private String used(String term) {
        terms.add(term);
        return term;
    }
}
