package org.kusgraph.problem;

/**
 * The text of one document, and where it stands in its file.
 *
 * @param file the file as the caller wrote it
 * @param firstLine the line of the file on which the text begins, from 1
 * @param text the decoded text
 */
public record SourceText(String file, int firstLine, String text) {

    /**
     * The place of a character.
     *
     * @param offset the character's index in the text, in UTF-16 units
     * @param pointer the JSON pointer of the value at fault
     */
    public Location.Place place(int offset, String pointer) {
        int end = Math.min(Math.max(offset, 0), text.length());
        int line = firstLine;
        int lineStart = 0;
        for (int i = text.indexOf('\n'); i >= 0 && i < end; i = text.indexOf('\n', i + 1)) {
            line++;
            lineStart = i + 1;
        }
        return new Location.Place(file, line, text.codePointCount(lineStart, end) + 1, pointer);
    }
}
