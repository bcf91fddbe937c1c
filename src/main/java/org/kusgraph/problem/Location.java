package org.kusgraph.problem;

import java.io.Serializable;
import java.util.Comparator;

/** Where a fault is: a whole file, or a place in it. */
public sealed interface Location extends Serializable {

    /** Orders locations as a reader meets them: by file, then by line and column. */
    Comparator<Location> READING_ORDER = Comparator.comparing(Location::file)
            .thenComparingInt(Location::line)
            .thenComparingInt(Location::column)
            .thenComparing(Location::pointer);

    /** The file as the caller wrote it. */
    String file();

    /** The line from 1, or 0 for a whole file. */
    int line();

    /** The column from 1, counted in code points, or 0 for a whole file. */
    int column();

    /** The JSON pointer (RFC 6901) of the value, or the empty text. */
    String pointer();

    /** The location as the words of a problem name it. */
    String shown();

    /** What stands before the words of a problem at this location. */
    default String prefix() {
        return shown() + ": ";
    }

    /** A file as a whole. */
    record WholeFile(String file) implements Location {
        @Override
        public int line() {
            return 0;
        }

        @Override
        public int column() {
            return 0;
        }

        @Override
        public String pointer() {
            return "";
        }

        @Override
        public String shown() {
            return Shown.whole(file);
        }
    }

    /** A place in a file; the pointer is empty for the whole document and where there is no JSON. */
    record Place(String file, int line, int column, String pointer) implements Location {
        @Override
        public String shown() {
            String place = Shown.whole(file) + ":" + line + ":" + column;
            return pointer.isEmpty() ? place : place + ": " + Shown.whole(pointer);
        }
    }
}
