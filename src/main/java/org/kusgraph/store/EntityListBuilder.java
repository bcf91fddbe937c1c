package org.kusgraph.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL2;

/** Makes the {@link EntityList} of a snapshot. */
final class EntityListBuilder implements AutoCloseable {
    private final Path file;
    private final LineSorter sorter;
    private final Set<String> gone = new HashSet<>();
    private String before = "";

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
        try (Listing listing = new Listing(file)) {
            sorter.sendTo((line, times) -> {
                if (!gone.contains(new String(line, UTF_8))) {
                    listing.add(line);
                }
            });
            return listing.size;
        } catch (IOException e) {
            throw FileTree.naming(file, e);
        }
    }

    /**
     * Makes the list of a snapshot from that of the one before.
     *
     * @param before the folder of the snapshot before
     * @param building the folder that becomes the snapshot
     * @param listed of some names, whether they are on the list now
     * @return how many names are in it
     */
    static long update(Path before, Path building, Map<String, Boolean> listed) throws IOException {
        NavigableMap<byte[], Boolean> changes = new TreeMap<>(Arrays::compareUnsigned);
        listed.forEach((name, isListed) -> changes.put(name.getBytes(UTF_8), isListed));
        Path file = building.resolve(EntityList.FILE);
        Files.createDirectories(file.getParent());
        try (InputStream in = new BufferedInputStream(Files.newInputStream(before.resolve(EntityList.FILE)));
                Listing listing = new Listing(file)) {
            for (byte[] name = DumpLines.next(in); name.length > 0; name = DumpLines.next(in)) {
                listing.addAll(changes.headMap(name));
                changes.headMap(name).clear();
                Boolean isListed = changes.remove(name);
                if (isListed == null || isListed) {
                    listing.add(name);
                }
            }
            listing.addAll(changes);
            return listing.size;
        } catch (IOException e) {
            throw FileTree.naming(file, e);
        }
    }

    private static final class Listing implements AutoCloseable {
        private final OutputStream out;
        private long size;

        Listing(Path file) throws IOException {
            this.out = new BufferedOutputStream(Files.newOutputStream(file));
        }

        void addAll(Map<byte[], Boolean> names) throws IOException {
            for (var name : names.entrySet()) {
                if (name.getValue()) {
                    add(name.getKey());
                }
            }
        }

        void add(byte[] name) throws IOException {
            out.write(name);
            out.write('\n');
            size++;
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    @Override
    public void close() throws IOException {
        sorter.close();
    }
}
