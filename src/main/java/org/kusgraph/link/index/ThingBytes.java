package org.kusgraph.link.index;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.lucene.util.BytesRef;
import org.kusgraph.link.match.Thing;

/** A thing as bytes, as the index keeps it. */
final class ThingBytes {
    private static final int NO_YEAR = Integer.MIN_VALUE;

    private ThingBytes() {}

    static BytesRef of(Thing thing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        DataOutputStream output = new DataOutputStream(bytes);
        write(thing.id(), output);
        output.writeByte(thing.names().size());
        for (Thing.Name name : thing.names()) {
            write(name.text(), output);
            write(name.language(), output);
        }
        write(thing.types(), output);
        write(thing.countries(), output);
        write(thing.places(), output);
        output.writeShort(thing.identifiers().size());
        for (Thing.Identifier identifier : thing.identifiers()) {
            write(identifier.scheme(), output);
            write(identifier.value(), output);
        }
        output.writeInt(thing.begun().orElse(NO_YEAR));
        write(thing.withdrawn().orElse(""), output);
        return new BytesRef(bytes.toByteArray());
    }

    static Thing read(BytesRef bytes) throws IOException {
        DataInputStream input = new DataInputStream(new ByteArrayInputStream(bytes.bytes, bytes.offset, bytes.length));
        String id = text(input);
        int count = input.readUnsignedByte();
        List<Thing.Name> names = new ArrayList<>(count);
        for (int name = 0; name < count; name++) {
            names.add(new Thing.Name(text(input), text(input)));
        }
        Set<String> types = texts(input);
        Set<String> countries = texts(input);
        Set<String> places = texts(input);
        Set<Thing.Identifier> identifiers = new LinkedHashSet<>();
        for (int left = input.readUnsignedShort(); left > 0; left--) {
            identifiers.add(new Thing.Identifier(text(input), text(input)));
        }
        int year = input.readInt();
        return new Thing(
                id,
                names,
                types,
                countries,
                places,
                identifiers,
                year == NO_YEAR ? OptionalInt.empty() : OptionalInt.of(year),
                Optional.of(text(input)).filter(status -> !status.isEmpty()));
    }

    private static void write(Collection<String> texts, DataOutputStream output) throws IOException {
        output.writeShort(texts.size());
        for (String text : texts) {
            write(text, output);
        }
    }

    private static void write(String text, DataOutputStream output) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        output.writeShort(bytes.length);
        output.write(bytes);
    }

    private static Set<String> texts(DataInputStream input) throws IOException {
        int count = input.readUnsignedShort();
        Set<String> texts = new LinkedHashSet<>();
        for (int left = count; left > 0; left--) {
            texts.add(text(input));
        }
        return texts;
    }

    private static String text(DataInputStream input) throws IOException {
        byte[] bytes = new byte[input.readUnsignedShort()];
        input.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
