package org.kusgraph.cli;

import java.util.List;
import org.kusgraph.evidence.ArticleText;
import org.kusgraph.evidence.DescribedArticle;
import org.kusgraph.evidence.TextRange;

/** A way of writing what {@code kus evidence} finds. */
interface EvidenceFormat {
    /** The claims of the articles with the passages on which they rest. */
    String claims(ArticleText text, List<DescribedArticle> articles);

    /** The passages on which no claim of an article rests. */
    String uncovered(ArticleText text, List<DescribedArticle> articles);

    /** The ranges at which the text has some words. */
    String found(ArticleText text, List<TextRange> ranges);
}
