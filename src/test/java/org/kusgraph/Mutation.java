package org.kusgraph;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A change by chance to the bytes of a document, to its tokens, or to its values, such as slips, broken programs and people of ill
 * will make.
 *
 * @param seed decides which change it is and where; the same seed changes the same document alike
 */
record Mutation(long seed) {
    /** What stands between spaces and signs, both in JSON and in Turtle. */
    private static final Pattern TOKEN = Pattern.compile("\"[^\"\n]*\"?|<[^>\n]*>|[\\w:+.-]+|\\s+|.", Pattern.DOTALL);

    private static final List<String> TOKENS = List.of(
            ",",
            ":",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            "//",
            "/*",
            "#",
            ";",
            ".",
            "a",
            "<",
            ">",
            "^^",
            "@ko",
            "null",
            "NaN",
            "-",
            "Infinity",
            "TRUE",
            "0x1F",
            "01",
            "1e400",
            "\\",
            "\\u12",
            "\"\"",
            "{}",
            "[]",
            "\n",
            "\r",
            "\t",
            " ",
            "\u00a0",
            "“",
            "_:b",
            "[] a []",
            "@prefix",
            "PREFIX",
            "<<(",
            "{|",
            "\"\"\"",
            "( )",
            "<x>",
            "id:",
            "\"1\"^^xsd:date");

    private static final List<byte[]> BYTES = List.of(
            bytes(0xef, 0xbb, 0xbf),
            bytes(0xff, 0xfe),
            bytes(0xfe, 0xff),
            bytes(0xc0, 0x80),
            bytes(0xed, 0xa0, 0x80),
            bytes(0xf4, 0x90, 0x80, 0x80),
            bytes(0xe2, 0x80, 0xae),
            bytes(0xef, 0xbf, 0xbd),
            bytes(0xc7, 0xd1),
            bytes(0x80),
            bytes(0x00),
            bytes(0x07),
            bytes(0x1b, '[', '2', 'J'),
            bytes(0x7f),
            bytes(0x1f, 0x8b),
            bytes('\r'),
            bytes('\n'));

    private static final List<Charset> OTHER_ENCODINGS = List.of(
            StandardCharsets.UTF_16LE, StandardCharsets.UTF_16, StandardCharsets.ISO_8859_1, Charset.forName("EUC-KR"));

    /** Changes a text; the other document is there to take from. */
    byte[] of(byte[] document, byte[] other) {
        Random chance = new Random(seed);
        return switch (chance.nextInt(8)) {
            case 0 -> ofBytes(document, other, chance);
            case 1 -> ofTokens(document, chance);
            default -> new MutatedValues(document, other, chance).bytes().orElseGet(() -> ofTokens(document, chance));
        };
    }

    private static byte[] ofBytes(byte[] document, byte[] other, Random chance) {
        int from = chance.nextInt(document.length + 1);
        int to = Math.min(document.length, from + (chance.nextBoolean() ? 1 : chance.nextInt(200)));
        byte[] before = Arrays.copyOf(document, from);
        byte[] between = Arrays.copyOfRange(document, from, to);
        byte[] after = Arrays.copyOfRange(document, to, document.length);
        byte[] random = new byte[chance.nextInt(5)];
        chance.nextBytes(random);
        return switch (chance.nextInt(8)) {
            case 0 -> before;
            case 1 -> joined(before, after);
            case 2 -> joined(before, between, between, after);
            case 3 -> joined(before, random, after);
            case 4 -> joined(before, BYTES.get(chance.nextInt(BYTES.size())), between, after);
            case 5 -> joined(before, other);
            case 6 -> joined(before, Arrays.copyOfRange(other, chance.nextInt(other.length + 1), other.length));
            default ->
                new String(document, UTF_8).getBytes(OTHER_ENCODINGS.get(chance.nextInt(OTHER_ENCODINGS.size())));
        };
    }

    private static byte[] ofTokens(byte[] document, Random chance) {
        List<String> tokens = TOKEN.matcher(new String(document, UTF_8))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(ArrayList::new));
        if (tokens.isEmpty()) {
            return document;
        }
        int at = chance.nextInt(tokens.size());
        int other = chance.nextInt(tokens.size());
        switch (chance.nextInt(5)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.add(at, tokens.get(other));
            case 2 -> Collections.swap(tokens, at, other);
            case 3 -> tokens.add(at, TOKENS.get(chance.nextInt(TOKENS.size())));
            default -> tokens.set(at, TOKENS.get(chance.nextInt(TOKENS.size())));
        }
        return String.join("", tokens).getBytes(UTF_8);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
