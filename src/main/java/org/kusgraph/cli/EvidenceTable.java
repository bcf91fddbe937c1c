package org.kusgraph.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.kusgraph.evidence.ArticleText;
import org.kusgraph.evidence.Claim;
import org.kusgraph.evidence.Coverage;
import org.kusgraph.evidence.DescribedArticle;
import org.kusgraph.evidence.TextRange;
import org.kusgraph.problem.Shown;

/**
 * Evidence for people. Ranges are written as documents have them, to be copied.
 *
 * @param width the columns of the terminal
 */
record EvidenceTable(int width) implements EvidenceFormat {
    /** What is in a language that not all read is named in this one where there is such a name. */
    private static final String LANGUAGE = Locale.ENGLISH.getLanguage();

    @Override
    public String claims(ArticleText text, List<DescribedArticle> articles) {
        return articles.stream()
                .map(article -> heading(article)
                        + claims(text, article)
                        + count(article.claims().size(), "claim"))
                .collect(Collectors.joining("\n"));
    }

    private String claims(ArticleText text, DescribedArticle article) {
        WrappedTable table = new WrappedTable(List.of(
                new WrappedTable.Column("claim", 2),
                new WrappedTable.Column("status", 1),
                new WrappedTable.Column("holder", 1),
                new WrappedTable.Column("range", 1),
                new WrappedTable.Column("passage", 3)));
        for (Claim claim : article.claims()) {
            List<TextRange> ranges = claim.evidence();
            for (int i = 0; i < Math.max(1, ranges.size()); i++) {
                List<TextRange> range = ranges.subList(i, Math.min(i + 1, ranges.size()));
                boolean first = i == 0;
                table.add(List.of(
                        first ? List.of(name(claim.name(), ""), claim.id()) : List.of(),
                        first ? List.of(claim.status()) : List.of(),
                        first ? holders(article, claim) : List.of(),
                        range.stream().map(EvidenceTable::numbers).toList(),
                        range.stream().map(text::passage).toList()));
            }
        }
        return table.lines(width);
    }

    @Override
    public String uncovered(ArticleText text, List<DescribedArticle> articles) {
        return articles.stream()
                .map(article -> heading(article) + uncovered(text, Coverage.of(text, article.claims())))
                .collect(Collectors.joining("\n"));
    }

    private String uncovered(ArticleText text, Coverage coverage) {
        WrappedTable table =
                new WrappedTable(List.of(new WrappedTable.Column("range", 1), new WrappedTable.Column("passage", 3)));
        coverage.uncovered().forEach(range -> table.add(List.of(List.of(range(range)), List.of(text.passage(range)))));
        String passages = coverage.uncovered().isEmpty()
                ? ""
                : table.lines(width) + count(coverage.uncovered().size(), "passage");
        return passages + share(coverage) + "\n";
    }

    /** How much of an article no claim rests on, as a sentence. */
    static String share(Coverage coverage) {
        return String.format(
                Locale.ROOT,
                "No claim rests on %.1f %% of the article: %d of %d characters, not counting white space and punctuation.",
                coverage.uncoveredPercent(),
                coverage.uncoveredCharacters(),
                coverage.characters());
    }

    @Override
    public String found(ArticleText text, List<TextRange> ranges) {
        int widest =
                ranges.stream().mapToInt(range -> range(range).length()).max().orElse(0);
        return ranges.stream()
                .map(range -> {
                    String written = range(range);
                    String padding = " ".repeat(widest - written.length() + 2);
                    return written + padding
                            + PassageInContext.line(text, range, width - widest - 2)
                                    .stripTrailing() + "\n";
                })
                .collect(Collectors.joining());
    }

    private static String heading(DescribedArticle article) {
        return name(article.name(), article.id()) + "\n" + Shown.whole(article.id() + ", " + article.document())
                + "\n\n";
    }

    private static String count(int number, String what) {
        return "(" + number + " " + what + (number == 1 ? "" : "s") + ")\n";
    }

    private static List<String> holders(DescribedArticle article, Claim claim) {
        return claim.holders().stream()
                .map(holder -> holder.id().equals(article.id()) ? "the article" : name(holder.name(), holder.id()))
                .toList();
    }

    private static String name(Map<String, String> names, String otherwise) {
        String other = names.values().stream().findFirst().orElse(otherwise);
        return WrappedTable.oneLine(names.getOrDefault(LANGUAGE, other));
    }

    private static String numbers(TextRange range) {
        return range.start() + "–" + range.end();
    }

    private static String range(TextRange range) {
        return "{\"start\": " + range.start() + ", \"end\": " + range.end() + "}";
    }
}
