package org.kusgraph.problem;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Decodes UTF-8 without guessing: what is not UTF-8 is refused at its place, and a byte order mark is no character. */
public final class Utf8 {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';
    private static final char NULL = '\0';

    private Utf8() {}

    /**
     * The text that the bytes stand for, or where they are not UTF-8.
     *
     * @param file what problems call the bytes
     * @param firstLine the line of the file on which the bytes begin, from 1
     * @param bytes the bytes
     */
    public static Outcome<SourceText> decode(String file, int firstLine, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        // What is not UTF-8 has become replacement characters; only then is it worth to look where.
        int wrong = text.indexOf(REPLACEMENT) < 0 ? text.length() : firstWrong(bytes);
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        SourceText source = new SourceText(file, firstLine, marked ? text.substring(1) : text);
        if (wrong < text.length()) {
            int offset = marked ? wrong - 1 : wrong;
            return refusal(source, offset, "the bytes from here on are not UTF-8" + otherEncoding(bytes));
        }
        if (source.text().indexOf(NULL) >= 0) {
            return refusal(source, source.text().indexOf(NULL), "this is a byte 0" + otherEncoding(bytes));
        }
        return new Outcome.Done<>(source);
    }

    private static String otherEncoding(byte[] bytes) {
        return OtherEncoding.of(bytes)
                .map(name -> "; the text seems to be " + name)
                .orElse("");
    }

    /** How many characters stand before the first byte that is not UTF-8. */
    private static int firstWrong(byte[] bytes) {
        CharBuffer characters = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), characters, true);
        return result.isError() ? characters.position() : Integer.MAX_VALUE;
    }

    private static Outcome<SourceText> refusal(SourceText source, int offset, String wrong) {
        return new Outcome.Refused<>(List.of(
                new Problem(ProblemCode.ENCODING, source.place(offset, ""), wrong, "UTF-8", "save the file as UTF-8")));
    }
}
