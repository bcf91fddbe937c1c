package org.kusgraph.link.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.kusgraph.link.match.Thing;
import org.kusgraph.link.name.NameParts;

/** A thing as bytes, as the index keeps it: with its names taken apart, as this takes longer than to compare them. */
final class ThingBytes {
    private static final int NO_YEAR = Integer.MIN_VALUE;

    private ThingBytes() {}

    static BytesRef of(NamedThing named) throws IOException {
        Thing thing = named.thing();
        ByteBuffersDataOutput output = new ByteBuffersDataOutput();
        output.writeString(thing.id());
        output.writeVInt(thing.names().size());
        for (int place = 0; place < thing.names().size(); place++) {
            Thing.Name name = thing.names().get(place);
            output.writeString(name.text());
            output.writeString(name.language());
            write(named.names().get(place), output);
        }
        write(thing.types(), output);
        write(thing.countries(), output);
        write(thing.places(), output);
        output.writeVInt(thing.identifiers().size());
        for (Thing.Identifier identifier : thing.identifiers()) {
            output.writeString(identifier.scheme());
            output.writeString(identifier.value());
        }
        output.writeInt(thing.begun().orElse(NO_YEAR));
        output.writeString(thing.withdrawn().orElse(""));
        return new BytesRef(output.toArrayCopy());
    }

    private static void write(NameParts name, ByteBuffersDataOutput output) throws IOException {
        output.writeString(name.writing().name());
        output.writeString(name.country().orElse(""));
        write(name.words(), output);
    }

    private static void write(Collection<String> texts, ByteBuffersDataOutput output) throws IOException {
        output.writeVInt(texts.size());
        for (String text : texts) {
            output.writeString(text);
        }
    }

    static NamedThing read(BytesRef bytes) throws IOException {
        ByteArrayDataInput input = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
        String id = input.readString();
        int count = input.readVInt();
        List<Thing.Name> names = new ArrayList<>(count);
        List<NameParts> parts = new ArrayList<>(count);
        for (int place = 0; place < count; place++) {
            Thing.Name name = new Thing.Name(input.readString(), input.readString());
            names.add(name);
            parts.add(parts(name.text(), input));
        }
        Set<String> types = texts(input);
        Set<String> countries = texts(input);
        Set<String> places = texts(input);
        Set<Thing.Identifier> identifiers = new LinkedHashSet<>();
        for (int left = input.readVInt(); left > 0; left--) {
            identifiers.add(new Thing.Identifier(input.readString(), input.readString()));
        }
        int year = input.readInt();
        Thing thing = new Thing(
                id,
                names,
                types,
                countries,
                places,
                identifiers,
                year == NO_YEAR ? OptionalInt.empty() : OptionalInt.of(year),
                optional(input.readString()));
        return new NamedThing(thing, parts);
    }

    private static NameParts parts(String text, ByteArrayDataInput input) throws IOException {
        NameParts.Writing writing = NameParts.Writing.valueOf(input.readString());
        Optional<String> country = optional(input.readString());
        int count = input.readVInt();
        String[] words = new String[count];
        for (int place = 0; place < count; place++) {
            words[place] = input.readString();
        }
        return NameParts.of(text, List.of(words), country, writing);
    }

    private static Optional<String> optional(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static Set<String> texts(ByteArrayDataInput input) throws IOException {
        int count = input.readVInt();
        if (count == 0) {
            return Set.of();
        }
        Set<String> texts = new LinkedHashSet<>();
        for (int left = count; left > 0; left--) {
            texts.add(input.readString());
        }
        return texts;
    }
}
