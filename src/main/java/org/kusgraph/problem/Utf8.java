package org.kusgraph.problem;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Decodes UTF-8 without guessing: what is not UTF-8 is refused at its place, and a byte order mark is no character. */
public final class Utf8 {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
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
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer characters = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), characters, true);
        characters.flip();
        boolean marked = characters.hasRemaining() && characters.charAt(0) == BYTE_ORDER_MARK;
        String text = (marked ? characters.subSequence(1, characters.length()) : characters).toString();
        SourceText source = new SourceText(file, firstLine, text);
        if (result.isError()) {
            return refusal(source, text.length(), "the bytes from here on are not UTF-8");
        }
        if (text.indexOf(NULL) >= 0) {
            return refusal(source, text.indexOf(NULL), "this is a null byte, of which UTF-16 is full");
        }
        return new Outcome.Done<>(source);
    }

    private static Outcome<SourceText> refusal(SourceText source, int offset, String wrong) {
        return new Outcome.Refused<>(List.of(
                new Problem(ProblemCode.ENCODING, source.place(offset, ""), wrong, "UTF-8", "save the file as UTF-8")));
    }
}
