package org.kusgraph.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kusgraph.evidence.ArticleText;
import org.kusgraph.evidence.Claim;
import org.kusgraph.evidence.Coverage;
import org.kusgraph.evidence.DescribedArticle;
import org.kusgraph.evidence.TextRange;
import org.kusgraph.problem.JsonText;

/** Evidence for programs, as JSON: a list of articles, or of ranges as documents have them. */
record EvidenceJson() implements EvidenceFormat {

    @Override
    public String claims(ArticleText text, List<DescribedArticle> articles) {
        return JsonText.of(articles.stream()
                .map(article -> {
                    Map<String, Object> json = article(article);
                    json.put(
                            "claims",
                            article.claims().stream()
                                    .map(claim -> claim(text, claim))
                                    .toList());
                    return json;
                })
                .toList());
    }

    @Override
    public String uncovered(ArticleText text, List<DescribedArticle> articles) {
        return JsonText.of(articles.stream()
                .map(article -> {
                    Coverage coverage = Coverage.of(text, article.claims());
                    Map<String, Object> json = article(article);
                    json.put("characters", coverage.characters());
                    json.put("uncoveredCharacters", coverage.uncoveredCharacters());
                    json.put("uncoveredPercent", Math.round(coverage.uncoveredPercent() * 10) / 10.0);
                    json.put("uncovered", passages(text, coverage.uncovered()));
                    return json;
                })
                .toList());
    }

    @Override
    public String found(ArticleText text, List<TextRange> ranges) {
        return JsonText.of(ranges.stream().map(EvidenceJson::range).toList());
    }

    private static Map<String, Object> article(DescribedArticle article) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", article.id());
        json.put("name", article.name());
        json.put("document", article.document());
        return json;
    }

    private static Map<String, Object> claim(ArticleText text, Claim claim) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", claim.id());
        json.put("name", claim.name());
        json.put("status", claim.status());
        json.put("holder", claim.holders().stream().map(EvidenceJson::holder).toList());
        json.put("evidence", passages(text, claim.evidence()));
        return json;
    }

    private static Map<String, Object> holder(Claim.Holder holder) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", holder.id());
        json.put("name", holder.name());
        return json;
    }

    private static List<Map<String, Object>> passages(ArticleText text, List<TextRange> ranges) {
        return ranges.stream()
                .map(range -> {
                    Map<String, Object> json = range(range);
                    json.put("passage", text.passage(range));
                    return json;
                })
                .toList();
    }

    private static Map<String, Object> range(TextRange range) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("start", range.start());
        json.put("end", range.end());
        return json;
    }
}
