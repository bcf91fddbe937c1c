package org.kusgraph.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kusgraph.document.JsonValue.JsonArray;
import org.kusgraph.document.JsonValue.JsonBoolean;
import org.kusgraph.document.JsonValue.JsonNull;
import org.kusgraph.document.JsonValue.JsonNumber;
import org.kusgraph.document.JsonValue.JsonObject;
import org.kusgraph.document.JsonValue.JsonString;
import org.kusgraph.document.JsonValue.Member;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.Shown;
import org.kusgraph.problem.SourceText;
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
    /** Longer numbers are no amounts, lengths or ranges; a limit keeps a hostile one from costing time. */
    private static final int LONGEST_NUMBER = 100;
    /** Longer keys are no words. */
    private static final int LONGEST_KEY = 200;

    private final SourceText source;
    private final Faults faults;
    private final JsonParser parser;
    private final Deque<Integer> open = new ArrayDeque<>();

    /** The value that is being read: where the pointer of a fault leads that keeps it from being read. */
    private Spot reading = Spot.ofDocument(0);

    private JsonReader(SourceText source, JsonFactory parsers) {
        this.source = source;
        this.faults = new Faults(source);
        this.parser = parsers.createParser(ObjectReadContext.empty(), source.text());
    }

    /** Makes parsers that hold texts to a limit of depth; the size of a whole text is the caller's to limit. */
    static JsonFactory parsers(int mostDepth) {
        return JsonFactory.builder()
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(mostDepth)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxNameLength(LONGEST_KEY)
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxDocumentLength(-1)
                        .build())
                .build();
    }

    /** The value of the text, or why it is not one JSON value. */
    static Outcome<JsonValue> read(SourceText source, JsonFactory parsers) {
        JsonReader reader = new JsonReader(source, parsers);
        try (JsonParser parser = reader.parser) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                reader.syntax(0, "the document is empty", "a JSON object", "write a document");
                return new Outcome.Refused<>(reader.faults.problems());
            }
            JsonValue value = reader.value(first, Spot.ofDocument(reader.offset()));
            reader.end();
            return Outcome.of(value, reader.faults.problems());
        } catch (StreamConstraintsException e) {
            reader.limit(e);
        } catch (JacksonException e) {
            SyntaxFault fault = SyntaxFault.of(source, e, Optional.ofNullable(reader.open.peek()));
            reader.syntax(fault.offset(), fault.wrong(), fault.expected(), fault.mend());
        }
        return new Outcome.Refused<>(reader.faults.problems());
    }

    /** Only spaces may follow the value. */
    private void end() {
        String text = source.text();
        int next = (int) parser.currentLocation().getCharOffset();
        while (next < text.length() && " \t\r\n".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        if (next < text.length()) {
            syntax(
                    next,
                    "something follows the end of the document",
                    "one JSON object and nothing after it",
                    "remove it, or write JSON Lines (a document a line) to a .jsonl file");
        }
    }

    private void limit(StreamConstraintsException e) {
        int offset = e.getLocation() == null ? offset() : (int) e.getLocation().getCharOffset();
        String said = e.getOriginalMessage();
        if (said.contains("depth")) {
            limit(
                    offset,
                    "the document nests too deep",
                    "at most " + parser.streamReadConstraints().getMaxNestingDepth() + " levels",
                    "write it flatter, or allow more by " + Limits.DEPTH_OPTION);
        } else if (said.contains("Name")) {
            limit(offset, "a key is too long", "at most " + LONGEST_KEY + " characters", "shorten it");
        } else {
            limit(offset, "a number is too long", "at most " + LONGEST_NUMBER + " digits", "mend the number");
        }
    }

    private void limit(int offset, String wrong, String expected, String mend) {
        faults.add(ProblemCode.LIMIT, reading.at(offset), wrong, expected, mend);
    }

    private void syntax(int offset, String wrong, String expected, String mend) {
        faults.add(ProblemCode.SYNTAX, reading.at(offset), wrong, expected, mend);
    }

    private int offset() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    private JsonValue value(JsonToken token, Spot spot) {
        reading = spot;
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
        open.push(spot.offset());
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            int keyOffset = offset();
            String key = parser.currentName();
            Spot keySpot = spot.member(keyOffset, key);
            Integer earlier = seen.putIfAbsent(key, keyOffset);
            if (earlier != null) {
                int line = source.place(earlier, "").line();
                faults.add(
                        ProblemCode.DUPLICATE_KEY,
                        keySpot,
                        "the object has the key " + Shown.quoted(key) + " already, on line " + line,
                        "each key once",
                        "remove one of the two");
            }
            reading = keySpot;
            JsonToken token = parser.nextToken();
            members.add(new Member(key, keyOffset, value(token, keySpot.at(offset()))));
            reading = spot;
        }
        open.pop();
        return new JsonObject(spot.offset(), members);
    }

    private JsonArray array(Spot spot) {
        List<JsonValue> items = new ArrayList<>();
        open.push(spot.offset());
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token, spot.item(offset(), items.size())));
            reading = spot;
        }
        open.pop();
        return new JsonArray(spot.offset(), items);
    }

    /** The text of the current string, in which JSON's escapes can write what neither RDF nor XML can hold. */
    private String text(Spot spot) {
        String text = parser.getString();
        for (int i = 0; i < text.length(); i++) {
            // Nearly all characters are in this range, and each of a document is looked at.
            if (text.charAt(i) < ' ' || text.charAt(i) >= Character.MIN_SURROGATE) {
                if (!isCharacter(text.codePointAt(i))) {
                    noCharacter(text.codePointAt(i), spot);
                    break;
                }
                i += Character.charCount(text.codePointAt(i)) - 1;
            }
        }
        return text;
    }

    private void noCharacter(int point, Spot spot) {
        boolean half = Character.getType(point) == Character.SURROGATE;
        faults.add(
                ProblemCode.ENCODING,
                spot,
                "the text has " + Shown.quoted(Character.toString(point)) + ", which is "
                        + (half ? "half of a surrogate pair" : "no character of a text"),
                "characters that print, spaces, tabs and line breaks",
                "write the right character, or remove it");
    }

    /** XML 1.0, production 2, which SPARQL's XML results and RDF/XML must keep to. */
    private static boolean isCharacter(int point) {
        return (point >= 0x20 && point <= 0xD7FF)
                || point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
