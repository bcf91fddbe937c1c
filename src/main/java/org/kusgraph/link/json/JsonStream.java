package org.kusgraph.link.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kusgraph.link.json.JsonTree.Items;
import org.kusgraph.link.json.JsonTree.Members;
import org.kusgraph.link.json.JsonTree.Nothing;
import org.kusgraph.link.json.JsonTree.Numeral;
import org.kusgraph.link.json.JsonTree.Text;
import org.kusgraph.link.json.JsonTree.Truth;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Shown;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * The values of a JSON text, one after the other: those of the list that it is, or, where it is none, those that follow one
 * another, as in JSON Lines. Memory is bounded by one of them.
 */
public final class JsonStream implements AutoCloseable {
    private static final int DEEPEST = 32;
    private static final int LONGEST_TEXT = 1 << 20;

    /** A larger value is taken for an attack. */
    private static final int MOST_PARTS = 200_000;

    private final String file;
    private final JsonParser parser;
    private boolean begun;
    private boolean inList;

    /** Begins to read; closing it closes the bytes. */
    public JsonStream(String file, InputStream bytes) {
        this.file = file;
        JsonFactory json = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(LONGEST_TEXT)
                        .maxNumberLength(100)
                        .build())
                .build();
        this.parser = json.createParser(ObjectReadContext.empty(), bytes);
    }

    /** The text is no JSON, or has a value beyond the limits. */
    public static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient Location at;

        Unreadable(Location at, String wrong) {
            super(wrong);
            this.at = at;
        }

        /** Where. */
        public Location at() {
            return at;
        }
    }

    /**
     * The next value, unless there is none.
     *
     * @throws Unreadable if what follows is no JSON
     */
    public Optional<JsonTree> next() throws IOException {
        try {
            JsonToken token = parser.nextToken();
            if (!begun) {
                begun = true;
                inList = token == JsonToken.START_ARRAY;
                token = inList ? parser.nextToken() : token;
            }
            if (inList && token == JsonToken.END_ARRAY) {
                inList = false;
                token = parser.nextToken();
            }
            return token == null ? Optional.empty() : Optional.of(new Reading().value(token));
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            throw unreadable(Shown.message(e.getOriginalMessage()));
        }
    }

    /** The one value of a text. */
    public static JsonTree only(String file, InputStream bytes) throws IOException {
        try (JsonStream stream = new JsonStream(file, bytes)) {
            stream.begun = true;
            Optional<JsonTree> value = stream.next();
            if (value.isEmpty()) {
                throw stream.unreadable("there is nothing");
            }
            if (stream.next().isPresent()) {
                throw stream.unreadable("more follows behind the value");
            }
            return value.get();
        }
    }

    private Unreadable unreadable(String wrong) {
        TokenStreamLocation at = parser.currentLocation();
        return new Unreadable(
                new Location.Place(file, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), ""), wrong);
    }

    /** One value is read. */
    private final class Reading {
        private int parts;

        JsonTree value(JsonToken token) throws IOException {
            if (++parts > MOST_PARTS) {
                throw unreadable("one value has more than " + MOST_PARTS + " parts");
            }
            return switch (token) {
                case START_OBJECT -> members();
                case START_ARRAY -> items();
                case VALUE_STRING -> new Text(parser.getString());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Numeral(parser.getString());
                case VALUE_TRUE -> new Truth(true);
                case VALUE_FALSE -> new Truth(false);
                default -> new Nothing();
            };
        }

        private JsonTree members() throws IOException {
            Map<String, JsonTree> members = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                members.put(key, value(parser.nextToken()));
            }
            return new Members(members);
        }

        private JsonTree items() throws IOException {
            List<JsonTree> items = new ArrayList<>();
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                items.add(value(token));
            }
            return new Items(items);
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
