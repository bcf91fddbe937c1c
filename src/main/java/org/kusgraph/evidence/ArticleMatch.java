package org.kusgraph.evidence;

import java.util.List;
import org.kusgraph.problem.Problem;

/** What the documents say of the text of an article. */
public sealed interface ArticleMatch {

    /** Documents describe it; there is at least one. */
    record Described(List<DescribedArticle> articles) implements ArticleMatch {}

    /** Something is wrong: the text is not quite that of an article, or a document does not fit its article. */
    record Faulty(List<Problem> problems) implements ArticleMatch {}

    /**
     * No document describes it.
     *
     * @param problems that none does, and what is wrong with documents that could not be read and so might
     */
    record Undescribed(List<Problem> problems) implements ArticleMatch {}
}
