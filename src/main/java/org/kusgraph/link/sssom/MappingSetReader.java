package org.kusgraph.link.sssom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.SourceText;
import org.kusgraph.problem.Utf8;

/**
 * Reads SSSOM/TSV: sets of mappings as tables, below a header in YAML or beside one in a file of its own. Versions 1.0 and 1.1 of
 * the standard (https://mapping-commons.github.io/sssom/spec-formats-tsv/) are understood. All that is wrong is told at its place.
 */
public final class MappingSetReader {
    /** A larger file is read into memory by nobody who means well. */
    private static final long MOST_BYTES = 256L << 20;

    /** How the names of such files end. */
    public static final String ENDING = ".sssom.tsv";

    private static final String HEADER_ENDING = ".sssom.yml";
    private static final String HEADER_MARK = "#";

    private MappingSetReader() {}

    /**
     * Reads a file; where it has no header, the header is read from the file of the same name that ends in {@code .sssom.yml}.
     *
     * @param file a file of mappings
     * @return the set, or all that is wrong with it in reading order
     * @throws IOException if a file cannot be read
     */
    public static Outcome<ReadMappingSet> read(Path file) throws IOException {
        return switch (text(file)) {
            case Outcome.Refused<SourceText> refused -> new Outcome.Refused<>(refused.problems());
            case Outcome.Done<SourceText> done -> {
                Path header = file.resolveSibling(
                        file.getFileName().toString().replaceFirst("(\\.sssom)?\\.tsv$", "") + HEADER_ENDING);
                if (done.value().text().startsWith(HEADER_MARK) || !Files.exists(header)) {
                    yield read(done.value());
                }
                yield switch (text(header)) {
                    case Outcome.Refused<SourceText> refused -> new Outcome.Refused<>(refused.problems());
                    case Outcome.Done<SourceText> beside -> read(Header.beside(beside.value()), done.value(), 0);
                };
            }
        };
    }

    /**
     * Reads a text that begins with its header.
     *
     * @return the set, or all that is wrong with it in reading order
     */
    public static Outcome<ReadMappingSet> read(SourceText source) {
        int end = Header.end(source.text());
        return read(Header.above(source, end), source, end);
    }

    private static Outcome<SourceText> text(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            return new Outcome.Refused<>(List.of(new Problem(
                    ProblemCode.LIMIT,
                    new Location.WholeFile(file.toString()),
                    "the file has more than " + (MOST_BYTES >> 20) + " MB",
                    "a set of mappings that fits into memory",
                    "split it into several sets")));
        }
        return Utf8.decode(file.toString(), 1, Files.readAllBytes(file));
    }

    private static Outcome<ReadMappingSet> read(Header header, SourceText source, int start) {
        List<Problem> problems = new ArrayList<>();
        HeaderReader read = new HeaderReader(header, problems);
        if (!read.read()) {
            return new Outcome.Refused<>(problems);
        }
        List<Table.Line> lines = Table.lines(source, start, problems);
        if (lines.isEmpty()) {
            if (problems.isEmpty()) {
                problems.add(new Problem(
                        ProblemCode.SYNTAX,
                        source.place(start, ""),
                        "the mappings are missing",
                        "a line with the names of the slots, and a line for each mapping",
                        "add them below the header"));
            }
            return new Outcome.Refused<>(sorted(problems));
        }
        Map<String, Location> undefined = new HashMap<>(read.undefined());
        RowReader rows = new RowReader(source, lines.getFirst(), read, problems);
        undefined.putAll(rows.undefined());
        List<Mapping> mappings = new ArrayList<>();
        List<ReadMappingSet.Row> places = new ArrayList<>();
        for (Table.Line line : lines.subList(1, lines.size())) {
            Optional<RowReader.PlacedMapping> placed = rows.read(line);
            placed.ifPresent(mapping -> {
                mappings.add(mapping.mapping());
                places.add(mapping.row());
            });
        }
        MappingSet set = new MappingSet(
                        read.prefixes(),
                        read.extensions(),
                        read.values(),
                        new TreeMap<>(read.extensionValues()),
                        mappings)
                .propagated();
        for (int i = 0; i < mappings.size(); i++) {
            Required.check(set.mappings().get(i), places.get(i), problems);
        }
        return Outcome.of(new ReadMappingSet(set, places, undefined), sorted(problems));
    }

    private static List<Problem> sorted(List<Problem> problems) {
        return problems.stream().distinct().sorted(Problem.READING_ORDER).toList();
    }
}
