package org.kusgraph.document;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;

/**
 * The files from which a graph is built, each list in the order of their names.
 *
 * @param documents the article documents under {@code documents/}, at any depth
 * @param taxonomies the Turtle files under {@code taxonomies/}
 * @param externals the folders under {@code external/}, one for each external data set, with links into it
 * @param dataset the file {@code dataset.ttl}, which says what the whole is, if there is one
 * @param problems what cannot be read there, or would be passed over for its name
 */
public record Corpus(
        List<Path> documents,
        List<Path> taxonomies,
        List<Path> externals,
        Optional<Path> dataset,
        List<Problem> problems) {
    private static final String TURTLE = ".ttl";
    private static final String DATASET_FILE = "dataset.ttl";
    private static final String EXTERNAL_FOLDER = "external";
    private static final String MAPPINGS_FILE = "links.sssom.tsv";
    /** Says which kinds the data set's types stand for; of use for finding links, and no part of the graph. */
    private static final String TYPES_FILE = "types.tsv";

    /** The folder of external data sets. */
    public static Path externals(Path data) {
        return data.resolve(EXTERNAL_FOLDER);
    }

    /**
     * The files under a data folder. Links are followed.
     *
     * @param data the data folder
     * @throws IOException if the folder cannot be listed; the message names the path
     */
    public static Corpus under(Path data) throws IOException {
        Walk documents = new Walk(
                DocumentReader::isDocument,
                name -> name.contains("json") || name.endsWith(".gz"),
                "a name that ends in .json, .jsonl or .ndjson, or so before .gz");
        documents.visit(data.resolve("documents"));
        return of(data, documents.files, documents.problems);
    }

    /**
     * The files under a data folder, with other documents than those that are there.
     *
     * @param data the data folder
     * @param documents the documents
     * @param problems what is wrong with them as files
     * @throws IOException if the folder cannot be listed; the message names the path
     */
    public static Corpus of(Path data, List<Path> documents, List<Problem> problems) throws IOException {
        Walk taxonomies = new Walk(Corpus::isTaxonomy, name -> name.contains("ttl"), "a name that ends in " + TURTLE);
        taxonomies.visit(data.resolve("taxonomies"));
        Walk external = new Walk(
                Corpus::isExternal,
                name -> name.endsWith(TURTLE) || (name.endsWith(".tsv") && !name.equals(TYPES_FILE)),
                DATASET_FILE + " or " + MAPPINGS_FILE);
        external.visit(data.resolve(EXTERNAL_FOLDER));
        List<Problem> all = new ArrayList<>(problems);
        all.addAll(external.problems);
        all.addAll(taxonomies.problems);
        all.sort(Problem.READING_ORDER);
        return new Corpus(
                documents.stream().sorted().toList(),
                taxonomies.files.stream().sorted().toList(),
                external.files.stream().map(Path::getParent).sorted().distinct().toList(),
                Optional.of(data.resolve(DATASET_FILE)).filter(Files::exists),
                List.copyOf(all));
    }

    /** Whether a file's name says that it holds a taxonomy. */
    public static boolean isTaxonomy(Path file) {
        return file.getFileName().toString().endsWith(TURTLE);
    }

    /** Whether a file's name says that it is one of the two of an external data set. */
    private static boolean isExternal(Path file) {
        return List.of(DATASET_FILE, MAPPINGS_FILE).contains(file.getFileName().toString());
    }

    private static boolean isOfExternals(@Nullable Path folder) {
        return folder != null && folder.endsWith(EXTERNAL_FOLDER);
    }

    /** The files of an external data set's folder that are there. */
    public static List<Path> external(Path folder) {
        return Stream.of(DATASET_FILE, MAPPINGS_FILE)
                .map(folder::resolve)
                .filter(Files::exists)
                .toList();
    }

    /** The folder of the external data set that a file belongs to, if it is one of that. */
    public static Optional<Path> externalOf(Path file) {
        return Optional.ofNullable(file.getParent())
                .filter(folder -> isExternal(file)
                        && (Files.exists(folder.resolve(MAPPINGS_FILE)) || isOfExternals(folder.getParent())));
    }

    /** Finds the files of one sort. */
    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Predicate<Path> wanted;
        private final Predicate<String> meant;
        private final String name;
        private final List<Path> files = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();

        /**
         * @param wanted tells the files by their names
         * @param meant tells from a name in small letters that the file was probably meant to be one of them
         * @param name what names they have, to follow "expected"
         */
        Walk(Predicate<Path> wanted, Predicate<String> meant, String name) {
            this.wanted = wanted;
            this.meant = meant;
            this.name = name;
        }

        void visit(Path folder) throws IOException {
            if (Files.isDirectory(folder)) {
                Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, this);
            }
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (wanted.test(folder)) {
                InputFile.fault(folder).ifPresent(problems::add);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (wanted.test(file)) {
                InputFile.fault(file).ifPresentOrElse(problems::add, () -> files.add(file));
            } else if (isMeant(file.getFileName().toString())) {
                add(file, "the file is passed over for its name", name, "rename it, or move it out of the folder");
            }
            return FileVisitResult.CONTINUE;
        }

        /** What editors and systems leave beside a file is nobody's document. */
        private boolean isMeant(String file) {
            return !file.startsWith(".")
                    && !file.startsWith("#")
                    && !file.endsWith("~")
                    && meant.test(file.toLowerCase(Locale.ROOT));
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException fault) {
            if (fault instanceof FileSystemLoopException) {
                add(file, "this link leads to a folder that it is in", "links that lead elsewhere", "remove the link");
            } else {
                add(
                        file,
                        "this folder cannot be read",
                        "a folder that this user may read",
                        "allow it, or move it away");
            }
            return FileVisitResult.CONTINUE;
        }

        private void add(Path file, String wrong, String expected, String mend) {
            problems.add(new Problem(
                    ProblemCode.UNREADABLE, new Location.WholeFile(file.toString()), wrong, expected, mend));
        }
    }
}
