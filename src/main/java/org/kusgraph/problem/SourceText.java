package org.kusgraph.problem;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The text of one document, and where it stands in its file. */
public final class SourceText {
    private final String file;
    private final int firstLine;
    private final String text;

    /** Made when the first place is asked for; most documents are right. */
    private @Nullable Index index;

    /**
     * A text.
     *
     * @param file the file as the caller wrote it
     * @param firstLine the line of the file on which the text begins, from 1
     * @param text the decoded text
     */
    public SourceText(String file, int firstLine, String text) {
        this.file = file;
        this.firstLine = firstLine;
        this.text = text;
    }

    /** The file as the caller wrote it. */
    public String file() {
        return file;
    }

    /** The line of the file on which the text begins, from 1. */
    public int firstLine() {
        return firstLine;
    }

    /** The decoded text. */
    public String text() {
        return text;
    }

    /**
     * The place of a character.
     *
     * @param offset the character's index in the text, in UTF-16 units
     * @param pointer the JSON pointer of the value at fault
     */
    public Location.Place place(int offset, String pointer) {
        Index known = index();
        int at = Math.min(Math.max(offset, 0), text.length());
        int line = known.line(at);
        return new Location.Place(file, firstLine + line, known.column(at, line), pointer);
    }

    /**
     * The place that a parser tells, which counts UTF-16 units in a line.
     *
     * @param line the line of this text, from 1; less where the parser knew none
     * @param unitColumn the column in UTF-16 units, from 1; less where the parser knew none
     */
    public Location.Place placeOf(long line, long unitColumn) {
        int[] starts = index().lineStarts;
        int start = starts[(int) Math.clamp(line, 1L, (long) starts.length) - 1];
        return place((int) Math.min(start + Math.max(unitColumn, 1L) - 1, text.length()), "");
    }

    private Index index() {
        Index known = index;
        if (known == null) {
            known = new Index(text);
            index = known;
        }
        return known;
    }

    /** Where lines begin and how many characters stand before them, so that a place is found without reading the text again. */
    private static final class Index {
        /** Characters are counted once, and then again only from the last of these steps. */
        private static final int STEP = 1024;

        private final String text;
        private final int[] lineStarts;
        private final int[] charactersBefore;

        Index(String text) {
            this.text = text;
            this.lineStarts = IntStream.concat(
                            IntStream.of(0),
                            IntStream.range(0, text.length())
                                    .filter(i -> text.charAt(i) == '\n')
                                    .map(i -> i + 1))
                    .toArray();
            this.charactersBefore = new int[text.length() / STEP + 1];
            for (int i = 1; i < charactersBefore.length; i++) {
                charactersBefore[i] = charactersBefore[i - 1] + starts((i - 1) * STEP, i * STEP);
            }
        }

        /** The line of a character, from 0. */
        int line(int offset) {
            int found = Arrays.binarySearch(lineStarts, offset);
            return found >= 0 ? found : -found - 2;
        }

        /** The column of a character on its line, from 1. */
        int column(int offset, int line) {
            return characters(offset) - characters(lineStarts[line]) + 1;
        }

        /** How many characters begin before an offset. */
        private int characters(int offset) {
            int step = offset / STEP;
            return charactersBefore[step] + starts(step * STEP, offset);
        }

        /** How many characters begin in a part of the text: the second half of a surrogate pair does not. */
        private int starts(int from, int to) {
            int count = 0;
            for (int i = from; i < to; i++) {
                boolean isSecondHalf = Character.isLowSurrogate(text.charAt(i))
                        && i > 0
                        && Character.isHighSurrogate(text.charAt(i - 1));
                count += isSecondHalf ? 0 : 1;
            }
            return count;
        }
    }
}
