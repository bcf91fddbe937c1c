package org.kusgraph.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.kusgraph.store.Statistics.ClassUse;
import org.kusgraph.store.Statistics.Counts;
import org.kusgraph.store.Statistics.NamedGraph;
import org.kusgraph.store.Statistics.PropertyOfClass;
import org.kusgraph.store.Statistics.PropertyUse;

/** A snapshot's statistics as a file, from which those of the next snapshot are made. Only the program that wrote it reads it. */
final class StatisticsFile {
    static final String FILE = Sources.FOLDER + "statistics";

    /** By what no IRI begins. */
    private static final String BLANK = "_:";

    private StatisticsFile() {}

    /**
     * Writes.
     *
     * @param building the folder that becomes the snapshot; a file that is there already is replaced and stays as it is for others
     *     who have it under another name
     */
    static void write(Path building, Statistics statistics) throws IOException {
        Path file = building.resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        try (DataOutputStream out = new DataOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)))) {
            write(statistics.domain(), out);
            out.writeLong(statistics.entities());
            writeAll(statistics.classes(), StatisticsFile::write, out);
            writeAll(statistics.properties(), StatisticsFile::write, out);
            out.writeLong(statistics.graphCount());
            writeAll(statistics.graphs(), StatisticsFile::write, out);
            writeAll(statistics.hubs(), StatisticsFile::write, out);
        } catch (IOException e) {
            throw FileTree.naming(file, e);
        }
    }

    /** Reads what a snapshot has written. */
    static Statistics read(Path snapshot) throws IOException {
        Path file = snapshot.resolve(FILE);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return new Statistics(
                    readCounts(in),
                    in.readLong(),
                    readAll(StatisticsFile::readClass, in),
                    readAll(StatisticsFile::readProperty, in),
                    in.readLong(),
                    readAll(StatisticsFile::readGraph, in),
                    readAll(StatisticsFile::readNode, in));
        } catch (IOException e) {
            throw FileTree.naming(file, e);
        }
    }

    private interface Writing<T> {
        void write(T value, DataOutputStream out) throws IOException;
    }

    private interface Reading<T> {
        T read(DataInputStream in) throws IOException;
    }

    private static <T> void writeAll(Collection<T> values, Writing<T> writing, DataOutputStream out)
            throws IOException {
        out.writeInt(values.size());
        for (T value : values) {
            writing.write(value, out);
        }
    }

    private static <T> List<T> readAll(Reading<T> reading, DataInputStream in) throws IOException {
        List<T> values = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            values.add(reading.read(in));
        }
        return List.copyOf(values);
    }

    private static void write(Counts counts, DataOutputStream out) throws IOException {
        out.writeLong(counts.triples());
        out.writeLong(counts.subjects());
        out.writeLong(counts.objects());
        out.writeLong(counts.properties());
        out.writeLong(counts.classes());
    }

    private static Counts readCounts(DataInputStream in) throws IOException {
        return new Counts(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }

    private static void write(ClassUse use, DataOutputStream out) throws IOException {
        write(use.type(), out);
        out.writeLong(use.entities());
        writeAll(use.properties(), StatisticsFile::write, out);
    }

    private static ClassUse readClass(DataInputStream in) throws IOException {
        return new ClassUse(readNode(in), in.readLong(), readAll(StatisticsFile::readPropertyOfClass, in));
    }

    private static void write(PropertyOfClass use, DataOutputStream out) throws IOException {
        write(use.property(), out);
        out.writeLong(use.triples());
        write(use.objectClasses(), out);
        write(use.datatypes(), out);
    }

    private static PropertyOfClass readPropertyOfClass(DataInputStream in) throws IOException {
        return new PropertyOfClass(readNode(in), in.readLong(), readNumbers(in), readNumbers(in));
    }

    private static void write(PropertyUse use, DataOutputStream out) throws IOException {
        write(use.property(), out);
        out.writeLong(use.triples());
        out.writeLong(use.objects());
        write(use.uses(), out);
    }

    private static PropertyUse readProperty(DataInputStream in) throws IOException {
        return new PropertyUse(readNode(in), in.readLong(), in.readLong(), readNumbers(in));
    }

    private static void write(NamedGraph graph, DataOutputStream out) throws IOException {
        write(graph.name(), out);
        write(graph.counts(), out);
    }

    private static NamedGraph readGraph(DataInputStream in) throws IOException {
        return new NamedGraph(readNode(in), readCounts(in));
    }

    private static void write(Map<String, Long> numbers, DataOutputStream out) throws IOException {
        out.writeInt(numbers.size());
        for (Map.Entry<String, Long> number : numbers.entrySet()) {
            write(number.getKey(), out);
            out.writeLong(number.getValue());
        }
    }

    private static Map<String, Long> readNumbers(DataInputStream in) throws IOException {
        Map<String, Long> numbers = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = readText(in);
            numbers.put(name, in.readLong());
        }
        return numbers;
    }

    /** Writes an IRI or a blank node. */
    static void write(Node node, DataOutputStream out) throws IOException {
        write(node.isBlank() ? BLANK + node.getBlankNodeLabel() : node.getURI(), out);
    }

    /** Reads what {@link #write(Node, DataOutputStream)} wrote. */
    static Node readNode(DataInputStream in) throws IOException {
        String text = readText(in);
        return text.startsWith(BLANK)
                ? NodeFactory.createBlankNode(text.substring(BLANK.length()))
                : NodeFactory.createURI(text);
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), UTF_8);
    }
}
