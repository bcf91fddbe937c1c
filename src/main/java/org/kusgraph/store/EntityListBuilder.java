package org.kusgraph.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL2;

/** Makes the {@link EntityList} of a snapshot. */
final class EntityListBuilder implements AutoCloseable {
    private final Path file;
    private final LineSorter sorter;
    private final Set<String> gone = new HashSet<>();
    private String before = "";
    private long size;

    /**
     * A builder for a snapshot.
     *
     * @param building the folder that becomes the snapshot
     */
    EntityListBuilder(Path building) throws IOException {
        this.file = building.resolve(EntityList.FILE);
        this.sorter = LineSorter.in(building.resolve("sorting-entities"));
    }

    /**
     * Adds an entity's name, which may have been added before.
     *
     * @param property what is said of the entity; that it is deprecated takes it off the list for good
     */
    void add(String name, Node property) throws IOException {
        if (property.equals(OWL2.deprecated.asNode())) {
            gone.add(name);
        }
        // Statements about one subject come together, mostly.
        if (!name.equals(before)) {
            sorter.add(name.getBytes(UTF_8));
            before = name;
        }
    }

    /** Writes the list, and says how many names are in it; nothing can be added afterwards. */
    long finish() throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            sorter.sendTo(line -> {
                if (!gone.contains(new String(line, UTF_8))) {
                    out.write(line);
                    out.write('\n');
                    size++;
                }
            });
        } catch (IOException e) {
            throw FileTree.naming(file, e);
        }
        return size;
    }

    @Override
    public void close() throws IOException {
        sorter.close();
    }
}
