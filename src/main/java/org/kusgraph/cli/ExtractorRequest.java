package org.kusgraph.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kusgraph.evidence.ArticleText;
import org.kusgraph.evidence.TextRange;
import org.kusgraph.problem.JsonText;

/** What an {@link Extractor} is asked: JSON with the article and our draft of it. */
final class ExtractorRequest {
    /** Another number when a request has other members, or they mean something else. */
    private static final int VERSION = 1;

    private ExtractorRequest() {}

    /** The request; our draft stands in it as it is. */
    static String json(ArticleText article, String language, String draft) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("version", VERSION);
        request.put("language", language);
        request.put("sha256", article.sha256());
        request.put("length", article.length());
        request.put("text", article.passage(new TextRange(0, article.length())));
        String members = JsonText.of(request).strip();
        return members.substring(0, members.length() - 1).stripTrailing() + ", \"draft\": " + draft.strip() + "}\n";
    }
}
