package org.kusgraph.link.sssom;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.Shown;
import org.kusgraph.problem.SourceText;

/** Reads the lines of a table as mappings, by the slots that its first line names. */
final class RowReader {
    private final SourceText source;
    private final List<Table.Cell> columns;
    private final HeaderReader header;
    private final List<Problem> problems;
    private final Map<String, Location> undefined = new HashMap<>();

    /**
     * A reader by the slots of the first line.
     *
     * @param problems gets what is wrong
     */
    RowReader(SourceText source, Table.Line first, HeaderReader header, List<Problem> problems) {
        this.source = source;
        this.columns = first.cells();
        this.header = header;
        this.problems = problems;
        Set<String> known = new HashSet<>();
        for (Table.Cell column : columns) {
            Location at = source.place(column.offset(), "");
            if (!known.add(column.text())) {
                problems.add(new Problem(
                        ProblemCode.DUPLICATE_KEY,
                        at,
                        "the column " + Shown.quoted(column.text()) + " is there twice",
                        "each slot once",
                        "remove one of the two"));
            }
            Optional<Slot> slot = Slot.named(column.text());
            if (slot.filter(Slot::isOfMappings).isEmpty() && !header.defines(column.text())) {
                if (slot.isPresent() || column.text().isBlank()) {
                    problems.add(new Problem(
                            ProblemCode.UNKNOWN_KEY,
                            at,
                            column.text().isBlank()
                                    ? "the column has no name"
                                    : Shown.quoted(column.text()) + " is a slot of sets, not of mappings",
                            "the name of a slot of mappings",
                            column.text().isBlank() ? "name or remove the column" : "write it into the header"));
                } else {
                    undefined.put(column.text(), at);
                }
            }
        }
    }

    /** A mapping and where it stands. */
    record PlacedMapping(Mapping mapping, ReadMappingSet.Row row) {}

    /** The columns that neither the standard nor the header defines. */
    Map<String, Location> undefined() {
        return Map.copyOf(undefined);
    }

    /** The mapping of a line; empty where the line has more or fewer values than there are slots. */
    Optional<PlacedMapping> read(Table.Line line) {
        if (line.cells().size() != columns.size()) {
            problems.add(new Problem(
                    ProblemCode.SYNTAX,
                    source.place(line.offset(), ""),
                    "the line has " + line.cells().size() + " values",
                    "one for each of the " + columns.size() + " columns",
                    "add or remove tabs"));
            return Optional.empty();
        }
        Map<Slot, List<String>> values = new EnumMap<>(Slot.class);
        TreeMap<String, String> extensions = new TreeMap<>();
        Map<String, Location> places = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Table.Cell cell = line.cells().get(i);
            String name = columns.get(i).text();
            if (cell.text().isEmpty()) {
                continue;
            }
            Location at = source.place(cell.offset(), "");
            places.put(name, at);
            Optional<Slot> slot = Slot.named(name).filter(Slot::isOfMappings);
            if (slot.isPresent()) {
                List<String> all = slot.get().isMultivalued() ? parts(cell.text()) : List.of(cell.text());
                values.put(slot.get(), header.checked(slot.get(), all, at));
            } else {
                header.checkExtension(name, cell.text(), at);
                extensions.put(name, cell.text());
            }
        }
        return Optional.of(new PlacedMapping(
                new Mapping(values, extensions), new ReadMappingSet.Row(source.place(line.offset(), ""), places)));
    }

    /** The values that bars separate; a bar or a backslash after a backslash is one of the value. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean escapes = character == '\\' && i + 1 < text.length() && "|\\".indexOf(text.charAt(i + 1)) >= 0;
            if (escapes) {
                i++;
                part.append(text.charAt(i));
            } else if (character == '|') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(character);
            }
        }
        parts.add(part.toString());
        return parts.stream().filter(value -> !value.isEmpty()).toList();
    }
}
