package org.kusgraph.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kusgraph.document.JsonValue.JsonArray;
import org.kusgraph.document.JsonValue.JsonBoolean;
import org.kusgraph.document.JsonValue.JsonNull;
import org.kusgraph.document.JsonValue.JsonNumber;
import org.kusgraph.document.JsonValue.JsonObject;
import org.kusgraph.document.JsonValue.JsonString;
import org.kusgraph.document.JsonValue.Member;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.Shown;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Reads one JSON text (RFC 8259) into values that know their places. Stricter than Jackson's defaults. */
final class JsonReader {
    /** No document of ours is deeper than a handful of levels. */
    private static final int DEEPEST = 32;
    /** Longer numbers are no amounts, lengths or ranges; a limit keeps a hostile one from costing time. */
    private static final int LONGEST_NUMBER = 100;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxDocumentLength(-1)
                    .build())
            .build();

    private final SourceText source;
    private final JsonParser parser;
    private final List<Problem> problems = new ArrayList<>();

    private JsonReader(SourceText source) {
        this.source = source;
        this.parser = FACTORY.createParser(ObjectReadContext.empty(), source.text());
    }

    /** The value of the text, or why it is not one JSON value. */
    static Outcome<JsonValue> read(SourceText source) {
        JsonReader reader = new JsonReader(source);
        try (JsonParser parser = reader.parser) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return reader.refuse(ProblemCode.SYNTAX, 0, "the text is empty", "a JSON object", "write a document");
            }
            JsonValue value = reader.value(first, new Spot(reader.offset(), ""));
            if (parser.nextToken() != null) {
                return reader.refuse(
                        ProblemCode.SYNTAX,
                        reader.offset(),
                        "something follows the end of the document",
                        "one JSON object and nothing after it",
                        "remove it, or write JSON Lines (a document a line) to a .jsonl file");
            }
            return Outcome.of(value, reader.problems);
        } catch (StreamConstraintsException e) {
            return reader.refuse(ProblemCode.LIMIT, offsetOf(e), limitWords(e), "less", "split or mend the document");
        } catch (JacksonException e) {
            return reader.refuse(
                    ProblemCode.SYNTAX,
                    offsetOf(e),
                    Shown.whole(e.getOriginalMessage()),
                    "JSON (RFC 8259)",
                    "mend the text");
        }
    }

    private static String limitWords(StreamConstraintsException e) {
        return e.getOriginalMessage().contains("depth")
                ? "the text nests deeper than " + DEEPEST + " levels"
                : "a number has more than " + LONGEST_NUMBER + " digits";
    }

    private static int offsetOf(JacksonException e) {
        return e.getLocation() == null ? 0 : (int) Math.max(e.getLocation().getCharOffset(), 0);
    }

    private Outcome<JsonValue> refuse(ProblemCode code, int offset, String wrong, String expected, String mend) {
        problem(code, new Spot(offset, ""), wrong, expected, mend);
        return new Outcome.Refused<>(problems);
    }

    private void problem(ProblemCode code, Spot spot, String wrong, String expected, String mend) {
        problems.add(new Problem(code, source.place(spot.offset(), spot.pointer()), wrong, expected, mend));
    }

    private int offset() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    private JsonValue value(JsonToken token, Spot spot) {
        return switch (token) {
            case START_OBJECT -> object(spot);
            case START_ARRAY -> array(spot);
            case VALUE_STRING -> new JsonString(spot.offset(), text(spot));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(spot.offset(), parser.getString());
            case VALUE_TRUE -> new JsonBoolean(spot.offset(), true);
            case VALUE_FALSE -> new JsonBoolean(spot.offset(), false);
            case VALUE_NULL -> new JsonNull(spot.offset());
            default -> throw new IllegalStateException("the parser gave " + token + " where a value begins");
        };
    }

    private JsonObject object(Spot spot) {
        List<Member> members = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            int keyOffset = offset();
            String key = parser.currentName();
            Spot keySpot = spot.member(keyOffset, key);
            Integer earlier = seen.putIfAbsent(key, keyOffset);
            if (earlier != null) {
                int line = source.place(earlier, "").line();
                problem(
                        ProblemCode.DUPLICATE_KEY,
                        keySpot,
                        "the object has the key " + Shown.quoted(key) + " already, on line " + line,
                        "each key once",
                        "remove one of the two");
            }
            JsonToken token = parser.nextToken();
            members.add(new Member(key, keyOffset, value(token, keySpot.at(offset()))));
        }
        return new JsonObject(spot.offset(), members);
    }

    private JsonArray array(Spot spot) {
        List<JsonValue> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token, spot.item(offset(), items.size())));
        }
        return new JsonArray(spot.offset(), items);
    }

    /** The text of the current string; JSON's escapes can write half of a surrogate pair, which no RDF text can hold. */
    private String text(Spot spot) {
        String text = parser.getString();
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    i++;
                } else {
                    problem(
                            ProblemCode.ENCODING,
                            spot,
                            "the text has half of a surrogate pair, " + Shown.quoted(text.substring(i, i + 1)),
                            "whole characters",
                            "write the character itself or both halves");
                    break;
                }
            }
        }
        return text;
    }
}
