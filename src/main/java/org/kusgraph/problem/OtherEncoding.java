package org.kusgraph.problem;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.Optional;

/** Guesses how bytes are encoded that are not UTF-8, so that a message can name it. */
final class OtherEncoding {
    /** Windows-949 holds all of EUC-KR, by which name people know both. */
    private static final String KOREAN = "MS949";

    /** Other encodings decode by chance to some syllables of Hangul among other characters. */
    private static final double LEAST_SHARE_OF_HANGUL = 0.5;

    private static final int LOOKED_AT = 4096;

    private OtherEncoding() {}

    /** The name of the encoding that the bytes seem to have. */
    static Optional<String> of(byte[] bytes) {
        if (begins(bytes, 0xFF, 0xFE, 0, 0) || begins(bytes, 0, 0, 0xFE, 0xFF)) {
            return Optional.of("UTF-32");
        }
        if (begins(bytes, 0xFF, 0xFE) || begins(bytes, 0xFE, 0xFF) || hasManyZeros(bytes)) {
            return Optional.of("UTF-16");
        }
        return isKorean(bytes) ? Optional.of("EUC-KR") : Optional.empty();
    }

    private static boolean begins(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Every other byte of keys and punctuation is 0 in UTF-16. */
    private static boolean hasManyZeros(byte[] bytes) {
        int length = Math.min(bytes.length, LOOKED_AT);
        int zeros = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == 0) {
                zeros++;
            }
        }
        return zeros * 4 > length;
    }

    private static boolean isKorean(byte[] bytes) {
        if (!Charset.isSupported(KOREAN)) {
            return false;
        }
        try {
            List<Integer> beyondAscii = Charset.forName(KOREAN)
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .codePoints()
                    .filter(point -> point > 0x7F)
                    .limit(LOOKED_AT)
                    .boxed()
                    .toList();
            long hangul = beyondAscii.stream()
                    .filter(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HANGUL)
                    .count();
            return hangul > beyondAscii.size() * LEAST_SHARE_OF_HANGUL;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
