package org.kusgraph.link.things;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kusgraph.link.match.Thing;
import org.kusgraph.link.name.Countries;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.Shown;

/** A table with a line that names its columns, and for each of the columns that count what it holds. */
final class TableReader implements ThingReader {
    /** What a column holds. */
    enum Holds {
        ID,
        NAME,
        TYPE,
        COUNTRY,
        PLACE,
        IDENTIFIER,
        YEAR,
        STATUS
    }

    /**
     * A column that counts.
     *
     * @param holds what it holds
     * @param detail of names the language, of identifiers the scheme, of a status what means that a record is in use
     * @param header its name in the table; one with a star stands for every column whose name fits
     * @param parted what stands between several values in one cell, or an empty text
     */
    record Column(Holds holds, String detail, String header, String parted) {
        boolean isNamed(String name) {
            return header.contains("*")
                    ? Pattern.matches("\\Q" + header.replace("*", "\\E[^.]+\\Q") + "\\E", name)
                    : header.equalsIgnoreCase(name);
        }
    }

    private final List<Column> columns;
    private final DelimitedRows.Form form;
    private final Optional<List<String>> header;
    private final Countries countries;

    private TableReader(
            List<Column> columns, DelimitedRows.Form form, Optional<List<String>> header, Countries countries) {
        this.columns = columns;
        this.form = form;
        this.header = header;
        this.countries = countries;
    }

    /** A table whose first line names its columns. */
    static TableReader withHeader(List<Column> columns, DelimitedRows.Form form, Countries countries) {
        return new TableReader(columns, form, Optional.empty(), countries);
    }

    /** A table whose columns have these names. */
    static TableReader of(List<Column> columns, DelimitedRows.Form form, List<String> header, Countries countries) {
        return new TableReader(columns, form, Optional.of(header), countries);
    }

    private record Placed(Column column, int place) {}

    @Override
    public void read(String file, InputStream input, ThingReceiver receiver) throws IOException {
        try (Reader text = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
            DelimitedRows rows = new DelimitedRows(text, form);
            List<String> names = header.isPresent() ? header.get() : rows.next();
            List<Placed> placed = placed(names);
            if (placed.stream().noneMatch(each -> each.column().holds() == Holds.NAME)) {
                receiver.accept(Faults.ofLine(
                        file,
                        1,
                        ProblemCode.MISSING_KEY,
                        "no column holds names; the columns are " + Shown.message(String.join(", ", names)),
                        columns.stream()
                                .filter(each -> each.holds() == Holds.NAME)
                                .map(Column::header)
                                .distinct()
                                .collect(java.util.stream.Collectors.joining(" or ")),
                        "say with --columns which column is which, as in --columns id=CODE,name=TITLE"));
                return;
            }
            for (List<String> row = rows.next(); !row.isEmpty(); row = rows.next()) {
                if (rows.isTooLong()) {
                    receiver.accept(Faults.ofLine(
                            file,
                            rows.line(),
                            ProblemCode.LIMIT,
                            "the row has more than a million characters",
                            "rows of a table, each quote closed",
                            "close the quote with which it begins"));
                    return;
                }
                ThingBuilder thing = thing(row, placed, rows.line());
                if (thing.hasNames()) {
                    receiver.accept(thing.build());
                }
            }
        }
    }

    private List<Placed> placed(List<String> names) {
        List<Placed> placed = new ArrayList<>();
        for (Column column : columns) {
            for (int place = 0; place < names.size(); place++) {
                if (column.isNamed(names.get(place).strip())) {
                    placed.add(new Placed(column, place));
                }
            }
        }
        return placed;
    }

    /** A row without an id is known by its line. */
    private ThingBuilder thing(List<String> row, List<Placed> placed, long line) {
        String id = placed.stream()
                .filter(each -> each.column().holds() == Holds.ID && each.place() < row.size())
                .map(each -> row.get(each.place()).strip())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("line-" + line);
        ThingBuilder thing = new ThingBuilder(id);
        for (Placed each : placed) {
            if (each.place() < row.size()) {
                for (String value : values(each.column(), row.get(each.place()))) {
                    add(each.column(), value, thing);
                }
            }
        }
        return thing;
    }

    private static List<String> values(Column column, String cell) {
        return column.parted().isEmpty()
                ? List.of(cell)
                : List.of(cell.split(Pattern.quote(column.parted()), Thing.MOST_NAMES));
    }

    private void add(Column column, String value, ThingBuilder thing) {
        ThingBuilder unused =
                switch (column.holds()) {
                    case ID -> column.detail().isEmpty() ? thing : thing.identifier(column.detail(), value);
                    case NAME -> thing.name(value, column.detail());
                    case TYPE -> thing.type(value);
                    case COUNTRY -> countries.code(value).map(thing::country).orElse(thing);
                    case PLACE -> thing.place(value);
                    case IDENTIFIER -> thing.identifier(column.detail(), value);
                    case YEAR -> thing.begun(value);
                    case STATUS ->
                        value.isBlank() || value.strip().equalsIgnoreCase(column.detail())
                                ? thing
                                : thing.withdrawn(value.strip().toLowerCase(java.util.Locale.ROOT));
                };
    }
}
