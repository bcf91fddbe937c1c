package org.kusgraph.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.jena.vocabulary.OWL2;
import org.kusgraph.store.search.SearchIndexWriter;
import org.kusgraph.store.search.SearchedTexts;

/**
 * Makes a snapshot from the one before. But for reading and copying files, and for what is listed of all names and graphs, that costs as
 * much as has changed, however large the snapshot is. It says the same as one that is made from nothing; rows of an answer without an order
 * may come in another order.
 */
final class SnapshotUpdate {
    /** A database that has so many times the bytes that it had when its indexes were packed is packed again. */
    private static final int MOST_GROWTH = 2;

    /** But that it has grown by so little is no reason. */
    private static final long LEAST_GROWTH_BYTES = 64 << 20;

    private static final String PACKED = Sources.FOLDER + "packed";

    private final Path before;
    private final Manifest manifest;
    private final Path building;
    private final Set<Node> apart;
    private final SearchedTexts searched;
    private final SnapshotStore.Filling filling;

    /** What a file of a snapshot is to the next one. */
    private enum Use {
        /** It is never written again. */
        LINKED,
        /** It is written on. */
        COPIED,
        /** It is read to write another. */
        READ
    }

    /**
     * What was made, but for its manifest and the changes that lead to it.
     *
     * @param contents how much it holds
     * @param sealed the files that are those of the snapshot before
     * @param removed the statements that it has no more
     * @param added the statements that it has now
     */
    record Made(
            Manifest.Contents contents,
            Map<String, SealedFile> sealed,
            Collection<Quad> removed,
            Collection<Quad> added) {}

    private SnapshotUpdate(
            Path before,
            Manifest manifest,
            Path building,
            Set<Node> apart,
            SearchedTexts searched,
            SnapshotStore.Filling filling) {
        this.before = before;
        this.manifest = manifest;
        this.building = building;
        this.apart = apart;
        this.searched = searched;
        this.filling = filling;
    }

    /**
     * Makes a snapshot, if the one before can be used for it.
     *
     * @param before the folder of the snapshot before
     * @param building the folder that becomes the snapshot; of no use if nothing was made
     * @param apart the graphs that are not part of the default graph
     * @param searched what can be searched
     * @param filling tells what has changed
     * @throws DamagedSnapshotException if the snapshot before is not as it was built
     * @throws IOException if an input cannot be read or the folder cannot be written
     */
    static Optional<Made> make(
            Path before, Path building, Set<Node> apart, SearchedTexts searched, SnapshotStore.Filling filling)
            throws IOException {
        Manifest manifest = Manifest.read(before);
        SnapshotCheck check = new SnapshotCheck(before, manifest);
        check.sizes();
        check.bytes(Sources::isOne);
        SnapshotUpdate update = new SnapshotUpdate(before, manifest, building, apart, searched, filling);
        Optional<Sources> sources = Sources.read(before);
        if (sources.isEmpty() || update.isGrown() || !filling.isNear(sources.get())) {
            return Optional.empty();
        }
        check.bytes(file -> !Sources.isOne(file));
        return update.make(sources.get());
    }

    private Optional<Made> make(Sources sources) throws IOException {
        takeOver();
        Optional<Made> made = TripleDatabase.in(building, database -> new Change(database, sources).made());
        TripleDatabase.removePrivateFiles(building);
        return made;
    }

    private static Use use(SealedFile file) {
        if (file.name().startsWith(OpenSnapshot.INDEX + "/") || file.name().startsWith(OpenSnapshot.THINGS + "/")) {
            return Use.LINKED;
        }
        return SnapshotFiles.isOne(file) || Sources.isOne(file) ? Use.READ : Use.COPIED;
    }

    private Stream<SealedFile> files(Use use) {
        return manifest.files().stream().filter(file -> use(file) == use);
    }

    /** Every change writes the pages of indexes anew that it touches, and none is ever used again. */
    private boolean isGrown() throws IOException {
        long packed = packed();
        return used() > Math.max(MOST_GROWTH * packed, packed + LEAST_GROWTH_BYTES);
    }

    private long used() {
        return files(Use.COPIED).mapToLong(SealedFile::used).sum();
    }

    /** How large the database was when its indexes were packed. */
    private long packed() throws IOException {
        Path file = before.resolve(PACKED);
        return Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : used();
    }

    private void takeOver() throws IOException {
        for (SealedFile file : manifest.files()) {
            Path old = before.resolve(file.name());
            Path taken = building.resolve(file.name());
            Files.createDirectories(taken.getParent());
            switch (use(file)) {
                case LINKED -> link(file, old, taken);
                case COPIED -> copy(file, old, taken);
                case READ -> {}
            }
        }
        Files.writeString(building.resolve(PACKED), packed() + "\n", UTF_8);
    }

    /** Some disks have no links. */
    private static void link(SealedFile file, Path old, Path taken) throws IOException {
        try {
            Path unused = Files.createLink(taken, old);
        } catch (UnsupportedOperationException | FileSystemException e) {
            copy(file, old, taken);
        }
    }

    /** Copies what is used; the zeros that follow take no space on the disk. */
    private static void copy(SealedFile file, Path old, Path taken) throws IOException {
        try (FileChannel in = FileChannel.open(old, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(taken, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long copied = 0;
            while (copied < file.used()) {
                long step = in.transferTo(copied, file.used() - copied, out);
                if (step == 0) {
                    throw new EOFException("the file ends after " + copied + " bytes");
                }
                copied += step;
            }
            if (copied < file.size()) {
                int unused = out.write(ByteBuffer.allocate(1), file.size() - 1);
            }
        } catch (IOException e) {
            throw FileTree.naming(taken, e);
        }
    }

    /** The files that are still those of the snapshot before. */
    private Map<String, SealedFile> sealed() throws IOException {
        Map<String, SealedFile> sealed = new HashMap<>();
        for (SealedFile file : files(Use.LINKED).toList()) {
            Path taken = building.resolve(file.name());
            if (Files.exists(taken) && Files.isSameFile(taken, before.resolve(file.name()))) {
                sealed.put(file.name(), file);
            }
        }
        return sealed;
    }

    /** The change of the database, and of all that is made of its statements. */
    private final class Change {
        private final TripleDatabase database;
        private final DatasetGraph data;
        private final Sources sources;
        private final Set<Quad> removed = new LinkedHashSet<>();
        private final Set<Quad> added = new LinkedHashSet<>();
        private final Set<Node> subjects = new HashSet<>();
        private final Set<Node> domainSubjects = new HashSet<>();
        private long graphs;
        private final DumpUpdate reifiers = new DumpUpdate(before, building, Dump.Content.REIFIERS);

        Change(TripleDatabase database, Sources sources) {
            this.database = database;
            this.data = database.change();
            this.sources = sources;
        }

        Optional<Made> made() throws IOException {
            Optional<Difference> difference = filling.since(sources, data);
            Optional<Repetitions.Net> net = difference.isPresent()
                    ? Repetitions.update(before, building, difference.get(), data::contains)
                    : Optional.empty();
            if (difference.isEmpty() || net.isEmpty()) {
                return Optional.empty();
            }
            reifiers.clear(difference.get().replaced());
            reifiers.add(difference.get().sent().stream()
                    .filter(quad -> quad.getObject().isTripleTerm())
                    .toList());
            Statistics statistics = apply(net.get());
            describe(statistics);
            Stream.of(removed, added).flatMap(Set::stream).map(Quad::getSubject).forEach(subjects::add);
            try (ExecutorService aside = TripleDatabase.aside()) {
                database.finish(aside, List.of(now -> updateDumps(), this::updateThings), this::updateIndex);
            }
            Optional<Sources> now = filling.sources();
            if (now.isPresent()) {
                now.get().write(building);
            }
            long quads = manifest.contents().quads() + added.size() - removed.size();
            return Optional.of(new Made(new Manifest.Contents(quads, graphs), sealed(), removed, added));
        }

        private Statistics apply(Repetitions.Net net) throws IOException {
            removed.addAll(net.removed());
            added.addAll(net.added());
            StatementChanges changes = new StatementChanges();
            removed.forEach(changes::remove);
            added.forEach(changes::add);
            CountedChanges counted = changes.applyTo(TDBInternal.requireStorage(data), apart);
            Statistics statistics = counted.count(before, building, listEntities());
            Set<Triple> domain = counted.triples();
            PointerCounts.update(before, building, data, statistics.hubs(), domain);
            domain.forEach(triple -> domainSubjects.add(triple.getSubject()));
            return statistics;
        }

        /** What becomes of the list of entities. */
        private long listEntities() throws IOException {
            Map<String, Boolean> listed = new HashMap<>();
            Stream.of(removed, added)
                    .flatMap(Set::stream)
                    .filter(quad -> !apart.contains(quad.getGraph()))
                    .map(Quad::getSubject)
                    .distinct()
                    .forEach(subject -> filling.entity(subject)
                            .ifPresent(name -> listed.put(
                                    name, isSaid(subject, Node.ANY) && !isSaid(subject, OWL2.deprecated.asNode()))));
            return EntityListBuilder.update(before, building, listed);
        }

        private boolean isSaid(Node subject, Node property) {
            return data.contains(Quad.defaultGraphIRI, subject, property, Node.ANY);
        }

        /** What the graph says of itself is said anew, and what of it is as before stays. */
        private void describe(Statistics statistics) throws IOException {
            Map<Node, Set<Quad>> described = new LinkedHashMap<>();
            filling.describe(data, statistics, new StreamRDFBase() {
                @Override
                public void quad(Quad quad) {
                    boolean unused = described
                            .computeIfAbsent(quad.getGraph(), graph -> new LinkedHashSet<>())
                            .add(quad);
                }
            });
            for (var graph : described.entrySet()) {
                Set<Quad> old = Iter.toSet(data.find(graph.getKey(), Node.ANY, Node.ANY, Node.ANY));
                Set<Quad> gone = new LinkedHashSet<>(old);
                gone.removeAll(graph.getValue());
                Set<Quad> come = new LinkedHashSet<>(graph.getValue());
                come.removeAll(old);
                gone.forEach(data::delete);
                come.forEach(data::add);
                removed.addAll(gone);
                added.addAll(come);
            }
            graphs = statistics.graphCount() + described.size();
        }

        private void updateDumps() throws IOException {
            DumpUpdate statements = new DumpUpdate(before, building, Dump.Content.STATEMENTS);
            statements.remove(removed);
            statements.add(added);
            statements.finish();
            reifiers.finish();
        }

        private void updateIndex(DatasetGraph now) throws IOException {
            SearchIndexWriter.update(building.resolve(OpenSnapshot.INDEX), searched, apart, now, subjects);
        }

        private void updateThings(DatasetGraph now) throws IOException {
            ThingsBuilder.update(building.resolve(OpenSnapshot.THINGS), searched.kindsByWord(), now, domainSubjects);
        }
    }
}
