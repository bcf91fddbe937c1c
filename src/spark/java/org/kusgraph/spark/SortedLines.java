package org.kusgraph.spark;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lines of N-Quads in the order of their bytes, each once. */
final class SortedLines {
    private SortedLines() {}

    static Piece.Statements of(String article, List<byte[]> texts) {
        List<byte[]> lines = new ArrayList<>();
        for (byte[] text : texts) {
            int start = 0;
            for (int i = 0; i < text.length; i++) {
                if (text[i] == '\n') {
                    lines.add(Arrays.copyOfRange(text, start, i + 1));
                    start = i + 1;
                }
            }
        }
        lines.sort(Arrays::compareUnsigned);
        ByteArrayOutputStream sorted = new ByteArrayOutputStream();
        byte[] before = new byte[0];
        long count = 0;
        for (byte[] line : lines) {
            if (!Arrays.equals(before, line)) {
                sorted.writeBytes(line);
                count++;
            }
            before = line;
        }
        return new Piece.Statements(article, sorted.toByteArray(), count);
    }
}
