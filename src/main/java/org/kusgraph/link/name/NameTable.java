package org.kusgraph.link.name;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The tables of what is known of names, which stand beside the classes of this package. */
final class NameTable {
    private NameTable() {}

    /** The lines of a table; comments begin with a number sign. */
    static List<String> lines(String name) {
        try (InputStream text = Objects.requireNonNull(NameTable.class.getResourceAsStream(name), name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a table of two columns. */
    static List<String[]> rows(String name) {
        return lines(name).stream().map(line -> line.split("\t", 2)).toList();
    }

    /** What stands in the second column, by the first. */
    static Map<String, String> map(String name) {
        Map<String, String> map = new HashMap<>();
        rows(name).forEach(row -> map.put(row[0], row[1]));
        return Map.copyOf(map);
    }
}
