package org.kusgraph.draft;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kusgraph.Checkout;
import org.kusgraph.evidence.ArticleText;
import org.kusgraph.evidence.TextRange;

/**
 * An invented article with what is true of it.
 *
 * @param name the article's name
 * @param text its text, without marks
 * @param issued its day of publication
 * @param marks what is true of which part of the text
 */
record DraftTruth(String name, ArticleText text, LocalDate issued, List<Mark> marks) {
    private static final Path FOLDER = Checkout.RESOURCES.resolve("cases/draft");

    private static final Map<String, LocalDate> ARTICLES = Map.ofEntries(
            Map.entry("en-quantum-fund", LocalDate.of(2031, 3, 5)),
            Map.entry("en-two-parks", LocalDate.of(2032, 9, 13)),
            Map.entry("en-plant-wire", LocalDate.of(2034, 1, 17)),
            Map.entry("ko-quantum-talks", LocalDate.of(2031, 5, 13)),
            Map.entry("ko-plant", LocalDate.of(2034, 1, 17)),
            Map.entry("en-battery-forum", LocalDate.of(2033, 10, 30)),
            Map.entry("ko-genome-data", LocalDate.of(2033, 6, 23)),
            Map.entry("en-reactor-pact", LocalDate.of(2036, 7, 9)),
            Map.entry("ko-moon-relay", LocalDate.of(2036, 7, 8)),
            Map.entry("en-packaging-line", LocalDate.of(2037, 2, 11)),
            Map.entry("ko-drone-ships", LocalDate.of(2039, 4, 18)));

    /** Those by which no cue and no rule was ever mended: their drafts were only counted. */
    private static final Map<String, LocalDate> UNSEEN = Map.of(
            "en-clinical-data", LocalDate.of(2036, 11, 15),
            "ko-yard-robots", LocalDate.of(2037, 3, 16));

    /** A part of the text with its label. */
    record Mark(String label, TextRange range) {}

    /** The names of the articles by which drafts were made better. */
    static List<String> names() {
        return ARTICLES.keySet().stream().sorted().toList();
    }

    /** The names of the articles that are kept aside, so that figures of their drafts do not flatter. */
    static List<String> unseen() {
        return UNSEEN.keySet().stream().sorted().toList();
    }

    static DraftTruth read(String name) throws IOException {
        String marked = Files.readString(FOLDER.resolve(name + ".txt"));
        StringBuilder plain = new StringBuilder();
        List<Mark> marks = new ArrayList<>();
        Deque<Mark> open = new ArrayDeque<>();
        for (int place = 0; place < marked.length(); place++) {
            char sign = marked.charAt(place);
            int points = plain.codePointCount(0, plain.length());
            if (sign == '⟦') {
                int bar = marked.indexOf('|', place);
                open.push(new Mark(marked.substring(place + 1, bar), new TextRange(points, points)));
                place = bar;
            } else if (sign == '⟧') {
                Mark begun = open.pop();
                marks.add(new Mark(begun.label(), new TextRange(begun.range().start(), points)));
            } else {
                plain.append(sign);
            }
        }
        ArticleText text = Checkout.value(ArticleText.read(
                name + ".txt", new ByteArrayInputStream(plain.toString().getBytes(StandardCharsets.UTF_8))));
        LocalDate issued = Optional.ofNullable(ARTICLES.get(name))
                .or(() -> Optional.ofNullable(UNSEEN.get(name)))
                .orElseThrow();
        return new DraftTruth(name, text, issued, marks);
    }

    Header header() {
        return new Header(
                Optional.of("article-" + name),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(issued));
    }
}
