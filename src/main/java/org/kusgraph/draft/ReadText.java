package org.kusgraph.draft;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kusgraph.evidence.ArticleText;
import org.kusgraph.evidence.TextRange;
import org.kusgraph.link.name.NameForms;

/** The text of an article in its sentences, words and quotations. */
final class ReadText {
    private static final Pattern PARAGRAPH = Pattern.compile("[^\\n\\r]+");
    /**
     * Signs within a word, as in "U.S." and "R&D", do not part it; a hyphen does, so that "U.S.-Korea" is two, and so does what
     * ends a quotation before a Korean particle.
     */
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{N}]+(?:(?:[.&]|['’](?!\\p{IsHangul}))[\\p{L}\\p{N}]+)*");

    private static final Pattern POSSESSIVE = Pattern.compile("['’]s$");
    private static final Pattern QUOTATION =
            Pattern.compile("“[^“”\\n]{2,2000}”|\"[^\"\\n]{2,2000}\"|‘[^‘’\\n]{12,2000}’(?!\\p{L})");
    private static final Pattern BEFORE_NUMBER = Pattern.compile("(?<=\\p{Ll}|[가-힣])[.!?][\"”’)]?\\s+(?=\\d)");
    private static final Pattern NO_CHARACTER = Pattern.compile("[\\p{Cc}\\ufffe\\uffff&&[^\\n\\r\\t]]");
    private static final String OPENING = "“";
    private static final String CLOSING = "”";

    private final String text;
    private final int[] points;
    private final List<Span> sentences = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private final List<Span> quotations = new ArrayList<>();

    /**
     * A word.
     *
     * @param span where it stands, without the possessive ending
     * @param key its {@link NameForms#key}
     */
    record Word(Span span, String key) {}

    ReadText(ArticleText article, String language, Cues cues) {
        String passage = article.length() == 0 ? "" : article.passage(new TextRange(0, article.length()));
        // No document can hold them, and in the place of each a space keeps the ranges.
        this.text = NO_CHARACTER.matcher(passage).replaceAll(" ");
        this.points = new int[text.length() + 1];
        for (int unit = 0; unit < text.length(); unit++) {
            points[unit + 1] = points[unit] + (Character.isLowSurrogate(text.charAt(unit)) ? 0 : 1);
        }
        Matcher quotation = QUOTATION.matcher(text);
        while (quotation.find()) {
            quotations.add(new Span(quotation.start(), quotation.end()));
        }
        readSentences(Locale.forLanguageTag(language), cues);
        readWords();
    }

    private void readSentences(Locale locale, Cues cues) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(locale);
        Matcher paragraph = PARAGRAPH.matcher(text);
        while (paragraph.find()) {
            String part = paragraph.group();
            int start = 0;
            for (int end : ends(part, breaks)) {
                // A quotation that ends with a question goes on in Korean without a space: "왜?"라고.
                boolean isWhole = end == part.length()
                        || (Character.isWhitespace(part.charAt(end - 1))
                                && !Character.isLowerCase(part.charAt(end))
                                && !goesOn(part.substring(start, end), cues));
                if (isWhole) {
                    add(paragraph.start() + start, paragraph.start() + end);
                    start = end;
                }
            }
        }
    }

    /** Where sentences may end: the JDK sees none where the next begins with a number. */
    private static Iterable<Integer> ends(String part, BreakIterator breaks) {
        SortedSet<Integer> ends = new TreeSet<>();
        breaks.setText(part);
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            ends.add(end);
        }
        Matcher number = BEFORE_NUMBER.matcher(part);
        while (number.find()) {
            ends.add(number.end());
        }
        return ends;
    }

    /** Whether what was taken for a sentence ends with an abbreviation, or within a quotation. */
    private static boolean goesOn(String sentence, Cues cues) {
        String stripped = sentence.strip();
        int lastSpace = Math.max(stripped.lastIndexOf(' '), stripped.lastIndexOf('('));
        return cues.is(Cue.Sort.SENTENCE, stripped.substring(lastSpace + 1))
                || stripped.lastIndexOf(OPENING) > stripped.lastIndexOf(CLOSING)
                || stripped.chars().filter(sign -> sign == '"').count() % 2 == 1;
    }

    private void add(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (start < end) {
            sentences.add(new Span(start, end));
        }
    }

    private void readWords() {
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            String found = word.group();
            int end = word.end();
            Matcher possessive = POSSESSIVE.matcher(found);
            if (possessive.find()) {
                end = word.start() + possessive.start();
            } else if (found.indexOf('.') > 0
                    && !Character.isDigit(found.charAt(0))
                    && end < text.length()
                    && text.charAt(end) == '.') {
                end++;
            }
            Span span = new Span(word.start(), end);
            words.add(new Word(span, NameForms.key(span.of(text))));
        }
    }

    String text() {
        return text;
    }

    List<Span> sentences() {
        return sentences;
    }

    List<Word> words() {
        return words;
    }

    /** The words within a part. */
    List<Word> wordsWithin(Span part) {
        return words.subList(firstFrom(part.start()), Math.max(firstFrom(part.start()), firstFrom(part.end())));
    }

    /** The index of the first word that begins at a place or behind it. */
    private int firstFrom(int place) {
        int low = 0;
        int high = words.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (words.get(middle).span().start() < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A part without the signs before its first word, and the spaces and commas behind its last. */
    Span trimmed(Span part) {
        int start = part.start();
        int end = part.end();
        while (start < end
                && !Character.isLetterOrDigit(text.charAt(start))
                && "“‘\"(".indexOf(text.charAt(start)) < 0) {
            start++;
        }
        while (end > start && (Character.isWhitespace(text.charAt(end - 1)) || text.charAt(end - 1) == ',')) {
            end--;
        }
        return new Span(start, end);
    }

    /** The quotations that begin within a part, with their signs. */
    List<Span> quotations(Span within) {
        return quotations.stream()
                .filter(quotation -> within.holds(quotation.start()))
                .toList();
    }

    /** Whether a place is within a quotation. */
    boolean isQuoted(int place) {
        return quotations.stream().anyMatch(quotation -> quotation.holds(place));
    }

    /** The sentence at a place; the whole text where none is. */
    Span sentenceAt(int place) {
        return sentences.stream()
                .filter(sentence -> sentence.holds(place))
                .findFirst()
                .orElse(new Span(0, text.length()));
    }

    /** Whether what stands between two words may stand within a name. */
    boolean joins(Word one, Word next) {
        String between = text.substring(one.span().end(), next.span().start());
        // Workers' Union is one name.
        boolean isPlural = between.matches("['’] ") && text.charAt(one.span().end() - 1) == 's';
        return between.equals(" & ")
                || isPlural
                || (between.length() <= 2
                        && (between.isBlank()
                                ? between.indexOf('\n') < 0
                                : between.equals("-") || between.equals("/")));
    }

    /** The range of a part, in code points. */
    TextRange range(Span span) {
        return new TextRange(points[span.start()], points[span.end()]);
    }

    /** A range as documents give it. */
    Map<String, Object> json(Span span) {
        TextRange range = range(span);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("start", range.start());
        json.put("end", range.end());
        return json;
    }
}
