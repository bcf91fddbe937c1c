package org.kusgraph.link.things;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** The rows of a table in text: with commas and quotes as RFC 4180 has them, or with tabs and no quotes. No row is without end. */
final class DelimitedRows {
    /** How the cells of a row are parted. */
    enum Form {
        COMMAS,
        TABS
    }

    private static final int LONGEST_ROW = 1 << 20;
    private static final int BYTE_ORDER_MARK = 0xfeff;

    private final Reader text;
    private final char delimiter;
    private final boolean quotes;
    private long line = 1;
    private long start = 1;
    private int next;
    private boolean isTooLong;

    DelimitedRows(Reader text, Form form) throws IOException {
        this.text = text;
        this.delimiter = form == Form.COMMAS ? ',' : '\t';
        this.quotes = form == Form.COMMAS;
        this.next = text.read();
        if (next == BYTE_ORDER_MARK) {
            next = text.read();
        }
    }

    /** The line on which the last row began. */
    long line() {
        return start;
    }

    /** Whether the last row was longer than any that is meant, and its end is missing. */
    boolean isTooLong() {
        return isTooLong;
    }

    /** The cells of the next row, or none at the end. */
    List<String> next() throws IOException {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean isQuoted = false;
        int length = 0;
        start = line;
        isTooLong = false;
        if (next < 0) {
            return cells;
        }
        while (next >= 0) {
            char letter = (char) next;
            next = text.read();
            line += letter == '\n' ? 1 : 0;
            if (++length > LONGEST_ROW) {
                isTooLong = true;
                isQuoted = false;
            }
            if (isQuoted) {
                if (letter != '"') {
                    cell.append(letter);
                } else if (next == '"') {
                    cell.append('"');
                    next = text.read();
                } else {
                    isQuoted = false;
                }
            } else if (quotes && letter == '"' && cell.isEmpty()) {
                isQuoted = true;
            } else if (letter == delimiter) {
                add(cells, cell);
            } else if (letter == '\n') {
                break;
            } else if (letter != '\r' && !isTooLong) {
                cell.append(letter);
            }
        }
        add(cells, cell);
        return cells;
    }

    private static void add(List<String> cells, StringBuilder cell) {
        cells.add(cell.toString());
        cell.setLength(0);
    }
}
