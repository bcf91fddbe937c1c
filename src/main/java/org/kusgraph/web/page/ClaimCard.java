package org.kusgraph.web.page;

import java.util.List;
import java.util.Optional;

/**
 * A claim as it stands beside others: what is said, how surely, by whom, and where.
 *
 * @param status how surely it is made
 * @param text what is claimed
 * @param holders who makes it
 * @param articles the articles that report it
 * @param times when it is to be, or was
 * @param evidence the ranges of the article on which it rests
 */
public record ClaimCard(
        Term claim,
        Optional<Status> status,
        Optional<Term> text,
        List<Term> holders,
        List<Article> articles,
        List<TimeEntry> times,
        List<String> evidence) {
    /** An article with its day. */
    public record Article(Term article, Optional<String> issued) {}
}
