package org.kusgraph.store.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Files that stand beside the classes of this package. */
final class Resource {
    private Resource() {}

    static String text(String name) {
        try (InputStream text = Objects.requireNonNull(Resource.class.getResourceAsStream(name), name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a table of two columns; comments begin with a number sign. */
    static List<String[]> table(String name) {
        return text(name)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", 2))
                .toList();
    }
}
