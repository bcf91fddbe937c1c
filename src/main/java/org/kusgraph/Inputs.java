package org.kusgraph;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kusgraph.document.Corpus;
import org.kusgraph.store.Fingerprint;
import org.kusgraph.store.KnownDigests;
import org.kusgraph.store.Sources;

/**
 * The files that a snapshot is made from, as they are at a moment.
 *
 * @param others the digest of the program, the ontology and all of the data but the documents
 * @param documents the files of documents, by their paths from the data folder on
 */
record Inputs(String others, SortedMap<String, Input> documents) {
    /** Where more than one in so many documents has changed, a snapshot is better made from nothing. */
    private static final int MOST_CHANGED_PART = 4;

    /** A file and the SHA-256 of its bytes. */
    record Input(Path file, String digest) {}

    /**
     * Looks at the files.
     *
     * @param ontologyPrint the fingerprint of the ontology
     * @param dataFolder the data folder
     * @param converted what has the documents instead, if anything has
     * @param known the digests of files that need not be read
     * @throws IOException if a file cannot be read
     */
    static Inputs of(String ontologyPrint, Path dataFolder, Optional<Path> converted, KnownDigests known)
            throws IOException {
        Fingerprint others = new Fingerprint(known);
        others.addProgram(KnowledgeGraph.class);
        others.add(ontologyPrint);
        Corpus corpus = corpus(dataFolder, converted);
        List<Path> files = new ArrayList<>(corpus.taxonomies());
        corpus.externals().stream().map(Corpus::external).forEach(files::addAll);
        corpus.dataset().ifPresent(files::add);
        for (Path file : files) {
            others.add("data", dataFolder, file);
        }
        // What cannot be read is to be told again when the rest is as before.
        corpus.problems().forEach(problem -> others.add(problem.line()));
        Path root = converted.map(ConvertedDocuments::folder).orElse(dataFolder);
        SortedMap<String, Input> documents = new TreeMap<>();
        for (Path file : corpus.documents()) {
            documents.put(Fingerprint.path(root, file), new Input(file, known.sha256(file)));
        }
        return new Inputs(others.identity(), documents);
    }

    /** The files of a data folder, with documents that were converted before where there are such. */
    static Corpus corpus(Path dataFolder, Optional<Path> converted) throws IOException {
        if (converted.isEmpty()) {
            return Corpus.under(dataFolder);
        }
        ConvertedDocuments documents = ConvertedDocuments.at(converted.get());
        return Corpus.of(dataFolder, documents.files(), documents.problems());
    }

    /** The identity of the snapshot that is made from the files. */
    String identity() {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(others);
        documents.forEach((name, input) -> {
            fingerprint.add(name);
            fingerprint.add(input.digest());
        });
        return fingerprint.identity();
    }

    /**
     * The files as a snapshot keeps them.
     *
     * @param parts the documents of each file
     */
    Sources sources(Map<Path, List<Sources.Part>> parts) {
        SortedMap<String, Sources.Source> files = new TreeMap<>();
        documents.forEach((name, input) ->
                files.put(name, new Sources.Source(input.digest(), Objects.requireNonNull(parts.get(input.file())))));
        return new Sources(others, files);
    }

    /** Whether nothing but documents has changed since a snapshot was made, and not most files of them. */
    boolean isNear(Sources before) {
        long gone = before.files().keySet().stream()
                .filter(name -> !isAsBefore(name, before))
                .count();
        return before.others().equals(others) && isFew(Math.max(changed(before).size(), gone), before);
    }

    /** Whether a number of documents that have changed is so small that a snapshot is better made from the one before. */
    static boolean isFew(long changed, Sources before) {
        return MOST_CHANGED_PART * changed <= before.graphCount();
    }

    /** The files that have changed, or are new. */
    List<Path> changed(Sources before) {
        List<Path> changed = new ArrayList<>();
        documents.forEach((name, input) -> {
            if (!isAsBefore(name, before)) {
                changed.add(input.file());
            }
        });
        return changed;
    }

    /** What the files had that have changed, or are no more. */
    List<Sources.Part> gone(Sources before) {
        List<Sources.Part> gone = new ArrayList<>();
        before.files().forEach((name, source) -> {
            if (!isAsBefore(name, before)) {
                gone.addAll(source.parts());
            }
        });
        return gone;
    }

    /** The files that have not changed, with their documents. */
    Map<Path, List<Sources.Part>> unchanged(Sources before) {
        Map<Path, List<Sources.Part>> unchanged = new HashMap<>();
        documents.forEach((name, input) -> {
            if (isAsBefore(name, before)) {
                unchanged.put(
                        input.file(),
                        Objects.requireNonNull(before.files().get(name)).parts());
            }
        });
        return unchanged;
    }

    private boolean isAsBefore(String name, Sources before) {
        Sources.Source source = before.files().get(name);
        Input input = documents.get(name);
        return source != null && input != null && source.digest().equals(input.digest());
    }
}
