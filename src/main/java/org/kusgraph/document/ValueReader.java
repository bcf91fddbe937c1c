package org.kusgraph.document;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.kusgraph.document.JsonValue.JsonArray;
import org.kusgraph.document.JsonValue.JsonBoolean;
import org.kusgraph.document.JsonValue.JsonNumber;
import org.kusgraph.document.JsonValue.JsonObject;
import org.kusgraph.document.JsonValue.JsonString;
import org.kusgraph.document.JsonValue.Member;
import org.kusgraph.ontology.Field;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.ontology.Range;
import org.kusgraph.problem.NearMiss;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.Shown;

/** Reads the values of a field by its range. */
final class ValueReader {
    /**
     * RFC 8259, section 6: programs agree on the value of whole numbers within 53 bits. JSON-LD 1.1 API, section 8.2.2,
     * makes 100 of 1E2 and 0 of -0.
     */
    private static final int MOST_DIGITS_KEPT = 15;

    private static final Pattern KEPT_NUMBER = Pattern.compile("0|-?[1-9][0-9]{0," + (MOST_DIGITS_KEPT - 1) + "}");
    private static final Pattern LONG_WHOLE_NUMBER = Pattern.compile("-?[1-9][0-9]{" + MOST_DIGITS_KEPT + ",}");
    /** Such a number has more digits than are kept, and may have more than there is memory for. */
    private static final Pattern LONG_EXPONENT = Pattern.compile("[eE][+-]?[0-9]{4,}");

    private final EntityReader entities;
    private final Set<String> reservedIds;
    private final Faults faults;
    private final Set<String> languages = new HashSet<>();

    ValueReader(EntityReader entities, Set<String> reservedIds, Faults faults) {
        this.entities = entities;
        this.reservedIds = reservedIds;
        this.faults = faults;
    }

    /** Reads one value or a list of values, and hands each right one to the receiver. */
    void read(Field field, JsonValue json, Spot spot, Consumer<Value> receiver) {
        if (field.range() instanceof Range.Texts texts) {
            texts(texts, json, spot, receiver);
        } else if (json instanceof JsonArray list) {
            for (int i = 0; i < list.items().size(); i++) {
                JsonValue item = list.items().get(i);
                one(field, item, spot.item(item.offset(), i)).ifPresent(receiver);
            }
        } else {
            one(field, json, spot).ifPresent(receiver);
        }
    }

    private Optional<Value> one(Field field, JsonValue json, Spot spot) {
        return switch (field.range()) {
            case Range.Literal literal -> literal(literal, field, json, spot);
            case Range.WebAddress address -> address(json, spot);
            case Range.Reference reference -> id(json, spot).map(id -> new Value.Reference(spot, id));
            case Range.Word word -> word(word, json, spot);
            case Range.Embedded embedded ->
                entities.embedded(embedded.type(), json, spot).map(Value.Embedded::new);
            case Range.Texts texts -> throw new IllegalArgumentException("texts are read as a whole");
        };
    }

    private void texts(Range.Texts range, JsonValue json, Spot spot, Consumer<Value> receiver) {
        if (!(json instanceof JsonObject byLanguage)) {
            wrongType(
                    json, spot, "an object of texts by language, such as {\"en\": \"…\", \"ko\": \"…\"}", "write one");
            return;
        }
        for (Member member : byLanguage.members()) {
            Spot memberSpot = spot.member(member.offset(), member.key());
            Consumer<Value> texts = isLanguage(member.key(), memberSpot) ? receiver : unusable -> {};
            if (member.value() instanceof JsonArray list && !range.one()) {
                for (int i = 0; i < list.items().size(); i++) {
                    JsonValue item = list.items().get(i);
                    text(item, member.key(), memberSpot.item(item.offset(), i), "a text", texts);
                }
            } else {
                text(
                        member.value(),
                        member.key(),
                        memberSpot.at(member.value().offset()),
                        range.one() ? "one text" : "a text or a list of texts",
                        texts);
            }
        }
    }

    private void text(JsonValue json, String language, Spot spot, String expected, Consumer<Value> receiver) {
        if (json instanceof JsonString string) {
            receiver.accept(new Value.Text(spot, string.text(), language));
        } else {
            wrongType(json, spot, expected, "write a text in quotes");
        }
    }

    /** Whether a text is a language tag; tells what is wrong if it is not. A document has the same few again and again. */
    private boolean isLanguage(String tag, Spot spot) {
        if (languages.contains(tag)) {
            return true;
        }
        Optional<String> fault = LanguageTag.fault(tag);
        if (fault.isEmpty()) {
            languages.add(tag);
        } else {
            faults.add(
                    ProblemCode.LANGUAGE,
                    spot,
                    Shown.quoted(tag) + " " + fault.get(),
                    "a tag of BCP 47, such as en or ko",
                    LanguageTag.mend(tag, "mend the tag"));
        }
        return fault.isEmpty();
    }

    private Optional<Value> literal(Range.Literal range, Field field, JsonValue json, Spot spot) {
        RDFDatatype datatype = range.datatype();
        if (json instanceof JsonNumber number && range.unquoted() == Range.Unquoted.WHOLE_NUMBERS && !isKept(number)) {
            faults.add(
                    ProblemCode.VALUE,
                    spot,
                    "programs may read " + Shown.quoted(number.lexical()) + " as another number",
                    "a whole number of at most 15 digits, without fraction and exponent",
                    likelyNumber(number));
            return Optional.empty();
        }
        Optional<String> lexical = lexical(range.unquoted(), json);
        if (lexical.isEmpty()) {
            boolean unquoted = json instanceof JsonNumber || json instanceof JsonBoolean;
            wrongType(
                    json,
                    spot,
                    XSDDatatype.XSDstring.equals(datatype)
                            ? "a text"
                            : "a text that is a value of " + shortName(datatype),
                    unquoted ? "put it in quotes" : "write a text in quotes");
            return Optional.empty();
        }
        if (XSDDatatype.XSDlanguage.equals(datatype)) {
            if (!isLanguage(lexical.get(), spot)) {
                return Optional.empty();
            }
        } else if (!isValid(datatype, lexical.get())) {
            faults.add(
                    ProblemCode.VALUE,
                    spot,
                    XSDDatatype.XSDdate.equals(datatype)
                            ? Shown.quoted(lexical.get()) + " is no day of the calendar (" + shortName(datatype) + ")"
                            : Shown.quoted(lexical.get()) + " is not a value of " + shortName(datatype),
                    field.message().isEmpty() ? "such a value" : "that " + field.message(),
                    "mend the value");
            return Optional.empty();
        }
        if (!range.values().isEmpty() && !range.values().contains(lexical.get())) {
            faults.add(
                    ProblemCode.UNKNOWN_WORD,
                    spot,
                    Shown.quoted(lexical.get()) + " is none of the values that may stand here",
                    "that " + field.message(),
                    NearMiss.mend(lexical.get(), range.values(), "choose the right one"));
            return Optional.empty();
        }
        return Optional.of(new Value.Literal(spot, lexical.get(), datatype));
    }

    private static String shortName(RDFDatatype datatype) {
        return "xsd:" + datatype.getURI().substring(datatype.getURI().indexOf('#') + 1);
    }

    /** Whether every program that reads JSON, a JSON-LD processor too, sees the number as it is written. */
    private static boolean isKept(JsonNumber number) {
        return KEPT_NUMBER.matcher(number.lexical()).matches();
    }

    /** What to write instead of a number that programs read differently. */
    private static String likelyNumber(JsonNumber number) {
        if (LONG_WHOLE_NUMBER.matcher(number.lexical()).matches()) {
            return "put it in quotes";
        }
        if (LONG_EXPONENT.matcher(number.lexical()).find()) {
            return "write a whole number";
        }
        BigDecimal exact = new BigDecimal(number.lexical()).stripTrailingZeros();
        boolean isKept = exact.scale() <= 0 && exact.precision() - exact.scale() <= MOST_DIGITS_KEPT;
        return isKept ? "write " + exact.toPlainString() : "write a whole number";
    }

    /** Whether a text is of the datatype's lexical space; Jena takes spaces around it to be no part of it, but RDF does. */
    private static boolean isValid(RDFDatatype datatype, String lexical) {
        return XSDDatatype.XSDstring.equals(datatype)
                || (datatype.isValid(lexical) && lexical.strip().equals(lexical));
    }

    private static Optional<String> lexical(Range.Unquoted unquoted, JsonValue json) {
        if (json instanceof JsonString string) {
            return Optional.of(string.text());
        }
        if (json instanceof JsonNumber number && unquoted == Range.Unquoted.WHOLE_NUMBERS) {
            return Optional.of(number.lexical());
        }
        return json instanceof JsonBoolean truth && unquoted == Range.Unquoted.TRUTH_VALUES
                ? Optional.of(Boolean.toString(truth.value()))
                : Optional.empty();
    }

    private Optional<Value> address(JsonValue json, Spot spot) {
        if (!(json instanceof JsonString string)) {
            wrongType(json, spot, "a web address", "write it as a text in quotes");
            return Optional.empty();
        }
        String text = string.text();
        if (!isWebAddress(text)) {
            faults.add(
                    ProblemCode.VALUE,
                    spot,
                    Shown.quoted(text) + " is not a web address",
                    "an address that begins with https:// or http://, without dot segments, and with %20 for a space and so on",
                    "copy the whole address from a browser");
            return Optional.empty();
        }
        return Optional.of(new Value.Address(spot, text));
    }

    private static boolean isWebAddress(String text) {
        try {
            IRIx iri = IRIx.create(text);
            AtomicBoolean wrong = new AtomicBoolean();
            // What is merely unusual, such as %ea for %EA, is as the address's owner wrote it.
            iri.handleViolations((isError, message) -> wrong.compareAndSet(false, isError));
            // JSON-LD resolves what an address holds of "." and "..", and would make another of it.
            boolean isResolved = iri.resolve(text).str().equals(text);
            return (text.startsWith("https://") || text.startsWith("http://")) && isResolved && !wrong.get();
        } catch (IRIException e) {
            return false;
        }
    }

    /** The id that stands for an entity, if it is one. */
    Optional<String> id(JsonValue json, Spot spot) {
        if (!(json instanceof JsonString string)) {
            wrongType(json, spot, "an id", "write it as a text in quotes");
            return Optional.empty();
        }
        String text = string.text();
        if (!Ontology.isId(text)) {
            faults.add(
                    ProblemCode.IDENTIFIER,
                    spot,
                    Shown.quoted(text) + " is not an id",
                    "small letters a to z and digits, in words joined by single hyphens, at most " + Ontology.LONGEST_ID
                            + " characters",
                    likelyId(text)
                            .map(id -> "did you mean " + Shown.quoted(id) + "?")
                            .orElse("mend the id"));
            return Optional.empty();
        }
        if (reservedIds.contains(text)) {
            faults.add(
                    ProblemCode.IDENTIFIER,
                    spot,
                    Shown.quoted(text) + " is a key that JSON-LD would take for itself here",
                    "an id other than " + String.join(", ", reservedIds),
                    "choose a longer id");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** The id that someone probably meant who wrote a name: its words in small letters, joined by hyphens. */
    private static Optional<String> likelyId(String text) {
        String plain = Normalizer.normalize(
                text.substring(0, Math.min(text.length(), Ontology.LONGEST_ID + 1)), Normalizer.Form.NFKD);
        String id = plain.replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return Optional.of(id).filter(Ontology::isId);
    }

    private Optional<Value> word(Range.Word range, JsonValue json, Spot spot) {
        if (!(json instanceof JsonString string)) {
            wrongType(json, spot, Faults.oneOf(range.words().keySet()), "choose one of them");
            return Optional.empty();
        }
        String text = string.text();
        Optional<Node> iri = Optional.ofNullable(range.words().get(text));
        if (iri.isEmpty()) {
            faults.add(
                    ProblemCode.UNKNOWN_WORD,
                    spot,
                    Shown.quoted(text) + " is not a word of the list",
                    Faults.oneOf(range.words().keySet()),
                    NearMiss.mend(
                            text,
                            range.words().keySet(),
                            "choose one of them, or add the word to the list in the ontology"));
        }
        return iri.map(node -> new Value.Word(spot, node));
    }

    private void wrongType(JsonValue json, Spot spot, String expected, String mend) {
        faults.add(ProblemCode.TYPE, spot, "this is " + json.described(), expected, mend);
    }
}
