package org.kusgraph.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;

/**
 * The text of an article, in the very characters of its file: a byte order mark and every line end count. Places in it are
 * counted in code points from 0. Of a file of HTML, it is the text of the article on the page, a paragraph a line, in UTF-8.
 */
public final class ArticleText {
    /** The most bytes that an article may have. */
    public static final int MOST_BYTES = 64 * 1024 * 1024;

    private final String file;
    private final String text;
    private final int[] points;
    private final int bytes;
    private final String sha256;
    private final PageHeader header;

    private ArticleText(String file, String text, byte[] bytes, PageHeader header) {
        this.header = header;
        this.file = file;
        this.text = text;
        this.points = text.codePoints().toArray();
        this.bytes = bytes.length;
        this.sha256 = digest(bytes);
    }

    /**
     * Reads a text.
     *
     * @param file what problems call it
     * @param input its bytes; not closed
     * @return the text, or why it is none
     * @throws IOException if the bytes cannot be read
     */
    public static Outcome<ArticleText> read(String file, InputStream input) throws IOException {
        byte[] bytes = input.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            return refusal(ProblemCode.LIMIT, file, "the file is too large", "at most " + MOST_BYTES + " bytes");
        }
        if (ArticlePage.isPage(file)) {
            ArticlePage page = ArticlePage.read(bytes);
            String text = page.text();
            return new Outcome.Done<>(
                    new ArticleText(file, text, text.getBytes(StandardCharsets.UTF_8), page.header()));
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new Outcome.Done<>(new ArticleText(file, text, bytes, PageHeader.NONE));
        } catch (CharacterCodingException e) {
            return refusal(ProblemCode.ENCODING, file, "the file is not UTF-8", "a text in UTF-8");
        }
    }

    private static Outcome<ArticleText> refusal(ProblemCode code, String file, String wrong, String expected) {
        return new Outcome.Refused<>(List.of(new Problem(
                code,
                new Location.WholeFile(file),
                wrong,
                expected,
                "give the article as it was when it was described")));
    }

    /** The file as the caller wrote it. */
    public String file() {
        return file;
    }

    /** What the page says of the article; nothing where the file is no page. */
    public PageHeader header() {
        return header;
    }

    /** The SHA-256 digest of the file's bytes, in hexadecimal digits. */
    public String sha256() {
        return sha256;
    }

    /** The number of code points. */
    public int length() {
        return points.length;
    }

    /** The number of the file's bytes. */
    public int bytes() {
        return bytes;
    }

    /** All of it. */
    String characters() {
        return text;
    }

    /** The code point at a place. */
    int codePoint(int place) {
        return points[place];
    }

    /** Whether a range has a character and lies within the text. */
    public boolean holds(TextRange range) {
        return 0 <= range.start() && range.start() < range.end() && range.end() <= points.length;
    }

    /**
     * The passage at a range.
     *
     * @throws IndexOutOfBoundsException if the text does not hold the range
     */
    public String passage(TextRange range) {
        return new String(points, range.start(), range.end() - range.start());
    }

    /** Whether letters in upper and lower case are the same to a search. */
    public enum LetterCase {
        /** They differ. */
        DISTINGUISHED,
        /** They are the same. */
        IGNORED
    }

    /**
     * Where the text has some words, from its beginning on and without overlaps. Any white space between two of the words
     * stands for any other, so that a passage that goes over a line's end is found too.
     *
     * @param words at least one word
     * @param letterCase whether upper and lower case differ
     */
    public List<TextRange> find(String words, LetterCase letterCase) {
        List<TextRange> found = new ArrayList<>();
        Matcher matcher = pattern(words, letterCase).matcher(text);
        int unit = 0;
        int point = 0;
        while (matcher.find()) {
            int start = point + text.codePointCount(unit, matcher.start());
            int end = start + text.codePointCount(matcher.start(), matcher.end());
            found.add(new TextRange(start, end));
            unit = matcher.end();
            point = end;
        }
        return found;
    }

    private static Pattern pattern(String words, LetterCase letterCase) {
        List<String> parts = Stream.of(words.split("(?U)\\s+", -1))
                .filter(word -> !word.isEmpty())
                .map(Pattern::quote)
                .toList();
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("there is no word to search for");
        }
        int flags = Pattern.UNICODE_CHARACTER_CLASS
                | (letterCase == LetterCase.IGNORED ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        return Pattern.compile(parts.stream().collect(Collectors.joining("\\s+")), flags);
    }

    /** The SHA-256 digest of some bytes, in hexadecimal digits. */
    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
