package org.kusgraph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;

/**
 * A competency question: a SPARQL query that begins with comments such as {@code # title@en: Who visited whom?}.
 *
 * @param file the query's file
 * @param header what the comments say, by their names
 * @param query the query
 */
record Question(Path file, Map<String, String> header, Query query) {
    private static final Pattern HEADER = Pattern.compile("# ([a-z@]+): (.+)");
    private static final Pattern IRI = Pattern.compile("<([^<>\\s]+)>");

    /** The questions of a folder, without those of folders in it, by file name; none if there is no such folder. */
    static Stream<Question> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".rq")).sorted().map(Question::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Question read(Path file) {
        try {
            String text = Files.readString(file);
            Map<String, String> header = new TreeMap<>();
            text.lines()
                    .takeWhile(line -> line.startsWith("#"))
                    .map(HEADER::matcher)
                    .filter(Matcher::matches)
                    .forEach(line -> header.put(line.group(1), line.group(2)));
            return new Question(file, header, QueryFactory.create(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The question in English, or its file's name where it has none. */
    String title() {
        return header.getOrDefault("title@en", name());
    }

    /** The file's name without its ending. */
    String name() {
        return file.getFileName().toString().replace(".rq", "");
    }

    /** The file of the right answer. */
    Path csv() {
        return file.resolveSibling(name() + ".csv");
    }

    /** Every IRI that the query names. */
    Set<String> terms() {
        Query unabbreviated = query.cloneQuery();
        unabbreviated.getPrefixMapping().clearNsPrefixMap();
        Set<String> terms = new TreeSet<>();
        Matcher iris = IRI.matcher(unabbreviated.serialize());
        while (iris.find()) {
            terms.add(iris.group(1));
        }
        return terms;
    }
}
