package org.kusgraph.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kusgraph.evidence.ArticleText;
import org.kusgraph.evidence.Claim;
import org.kusgraph.evidence.Coverage;
import org.kusgraph.evidence.DescribedArticle;
import org.kusgraph.evidence.TextRange;

/** Evidence for programs and spreadsheets, as CSV (RFC 4180): a line for each range. */
record EvidenceCsv() implements EvidenceFormat {
    private static final String LINE_END = "\r\n";

    @Override
    public String claims(ArticleText text, List<DescribedArticle> articles) {
        return line(Stream.of("article", "claim", "name", "status", "holder", "start", "end", "passage"))
                + articles.stream()
                        .flatMap(article -> article.claims().stream().map(claim -> lines(text, article, claim)))
                        .collect(Collectors.joining());
    }

    /** A line for each range of a claim, and one for a claim without any. */
    private static String lines(ArticleText text, DescribedArticle article, Claim claim) {
        List<String> about = List.of(
                article.id(),
                claim.id(),
                claim.name()
                        .getOrDefault(
                                "en", claim.name().values().stream().findFirst().orElse("")),
                claim.status(),
                claim.holders().stream().map(Claim.Holder::id).collect(Collectors.joining(" ")));
        return claim.evidence().isEmpty()
                ? line(Stream.concat(about.stream(), Stream.of("", "", "")))
                : claim.evidence().stream()
                        .map(range -> line(Stream.concat(about.stream(), passage(text, range))))
                        .collect(Collectors.joining());
    }

    @Override
    public String uncovered(ArticleText text, List<DescribedArticle> articles) {
        return line(Stream.of("article", "start", "end", "passage"))
                + articles.stream()
                        .flatMap(article -> Coverage.of(text, article.claims()).uncovered().stream()
                                .map(range -> line(Stream.concat(Stream.of(article.id()), passage(text, range)))))
                        .collect(Collectors.joining());
    }

    @Override
    public String found(ArticleText text, List<TextRange> ranges) {
        return line(Stream.of("start", "end"))
                + ranges.stream().map(range -> line(numbers(range))).collect(Collectors.joining());
    }

    private static Stream<String> passage(ArticleText text, TextRange range) {
        return Stream.concat(numbers(range), Stream.of(text.passage(range)));
    }

    private static Stream<String> numbers(TextRange range) {
        return Stream.of(Integer.toString(range.start()), Integer.toString(range.end()));
    }

    private static String line(Stream<String> values) {
        return values.map(EvidenceCsv::quoted).collect(Collectors.joining(",")) + LINE_END;
    }

    private static String quoted(String value) {
        boolean needsQuotes = value.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return needsQuotes ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }
}
