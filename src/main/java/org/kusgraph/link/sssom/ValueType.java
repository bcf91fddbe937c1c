package org.kusgraph.link.sssom;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kusgraph.problem.NearMiss;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.Shown;

/** What the values of a slot are. */
public enum ValueType {
    /** Any text. */
    TEXT,
    /** A CURIE whose prefix is declared, or built in. */
    REFERENCE,
    /** An IRI with its scheme. */
    ADDRESS,
    /** A day, such as 2024-11-18. */
    DATE,
    /** A number from 0 to 1. */
    SCORE,
    /** A number from -1 to 1. */
    AGREEMENT,
    /** One of the ways in which the Semantic Mapping Vocabulary lets a mapping be justified. */
    JUSTIFICATION(Set.of(
            "semapv:BackgroundKnowledgeBasedMatching",
            "semapv:CompositeMatching",
            "semapv:InstanceBasedMatching",
            "semapv:LexicalMatching",
            "semapv:LexicalSimilarityThresholdMatching",
            "semapv:LogicalReasoning",
            "semapv:ManualMappingCuration",
            "semapv:MappingChaining",
            "semapv:MappingInversion",
            "semapv:MappingReview",
            "semapv:SemanticSimilarityThresholdMatching",
            "semapv:StructuralMatching",
            "semapv:UnspecifiedMatching")),
    /** What sort of thing is mapped. */
    ENTITY_TYPE(Set.of(
            "owl class",
            "owl object property",
            "owl data property",
            "owl annotation property",
            "owl named individual",
            "skos concept",
            "rdfs resource",
            "rdfs class",
            "rdfs literal",
            "rdfs datatype",
            "rdf property",
            "composed entity expression")),
    /** That a mapping does not hold. */
    MODIFIER(Set.of("Not")),
    /** How many things of each side are mapped to how many of the other. */
    CARDINALITY(Set.of("1:1", "1:n", "n:1", "1:0", "0:1", "n:n", "0:0")),
    /** The version of the standard. */
    VERSION(Set.of("1.0", "1.1"));

    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.+");
    private static final Pattern NOT_IN_AN_IRI = Pattern.compile("[\\x00-\\x20\\x7f<>\"{}|\\\\^`]");
    private static final Pattern NUMBER = Pattern.compile("-?(\\d+|\\d*\\.\\d+)([eE][+-]?\\d{1,2})?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    @SuppressWarnings("ImmutableEnumChecker") // Made by Set.of, which no one can change.
    private final Set<String> words;

    ValueType() {
        this(Set.of());
    }

    ValueType(Set<String> words) {
        this.words = words;
    }

    /** What is wrong with a value: a problem without its place. */
    record Fault(ProblemCode code, String wrong, String expected, String mend) {}

    /** What keeps a text from being a value of this type, if anything does. */
    Optional<Fault> fault(String value, Prefixes prefixes) {
        return switch (this) {
            case TEXT -> Optional.empty();
            case REFERENCE -> reference(value, prefixes);
            case ADDRESS ->
                ABSOLUTE.matcher(value).matches() && !hasForeignCharacter(value)
                        ? Optional.empty()
                        : fault(value, "IRI", "an IRI with its scheme", "write the whole IRI");
            case DATE ->
                isDay(value) ? Optional.empty() : fault(value, "day", "a day such as 2024-11-18", "mend the date");
            case SCORE ->
                isNumber(value, 0) ? Optional.empty() : fault(value, "score", "a number from 0 to 1", "mend it");
            case AGREEMENT ->
                isNumber(value, -1) ? Optional.empty() : fault(value, "score", "a number from -1 to 1", "mend it");
            case JUSTIFICATION, ENTITY_TYPE, MODIFIER, CARDINALITY, VERSION ->
                words.contains(value) ? Optional.empty() : unknownWord(value);
        };
    }

    private static boolean isDay(String value) {
        try {
            return DAY.matcher(value).matches() && LocalDate.parse(value).getYear() > 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isNumber(String value, int least) {
        if (!NUMBER.matcher(value).matches()) {
            return false;
        }
        BigDecimal number = new BigDecimal(value);
        return number.compareTo(BigDecimal.valueOf(least)) >= 0 && number.compareTo(BigDecimal.ONE) <= 0;
    }

    private static Optional<Fault> reference(String value, Prefixes prefixes) {
        int colon = value.indexOf(':');
        String prefix = value.substring(0, Math.max(colon, 0));
        if (colon < 0 || value.startsWith("//", colon + 1)) {
            return Optional.of(new Fault(
                    ProblemCode.IDENTIFIER,
                    Shown.quoted(value) + (colon < 0 ? " has no prefix" : " is a whole IRI"),
                    "a CURIE, such as wikidata:Q884",
                    prefixes.contract(value)
                            .map(shorter -> "write " + shorter)
                            .orElse("shorten it by a prefix of the curie_map")));
        }
        if (hasForeignCharacter(value)) {
            return Optional.of(new Fault(
                    ProblemCode.IDENTIFIER,
                    Shown.quoted(value) + " has a character that no IRI has",
                    "a CURIE, such as wikidata:Q884",
                    "mend it, or write the character as % and two digits"));
        }
        if (prefixes.expand(value).isEmpty()) {
            return Optional.of(new Fault(
                    ProblemCode.IDENTIFIER,
                    "the prefix " + Shown.quoted(prefix) + " is not declared",
                    "a prefix of the curie_map, or one of " + Prefixes.BUILT_IN.names(),
                    NearMiss.mend(prefix, prefixes.namespaces().keySet(), "declare it in the curie_map")));
        }
        return Optional.empty();
    }

    private Optional<Fault> unknownWord(String value) {
        return Optional.of(new Fault(
                ProblemCode.UNKNOWN_WORD,
                Shown.quoted(value) + " is not one of the words that SSSOM has here",
                String.join(", ", words.stream().sorted().toList()),
                NearMiss.mend(value, words, "write one of them")));
    }

    private static boolean hasForeignCharacter(String value) {
        return NOT_IN_AN_IRI.matcher(value).find();
    }

    private static Optional<Fault> fault(String value, String name, String expected, String mend) {
        return Optional.of(new Fault(ProblemCode.VALUE, Shown.quoted(value) + " is no " + name, expected, mend));
    }
}
