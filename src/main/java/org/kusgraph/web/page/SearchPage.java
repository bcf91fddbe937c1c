package org.kusgraph.web.page;

import java.util.List;
import java.util.Optional;
import org.apache.jena.sparql.core.DatasetGraph;
import org.kusgraph.store.search.EntityHit;
import org.kusgraph.store.search.EntityHits;

/**
 * What a search has found.
 *
 * @param asked what was looked for
 * @param hits what was found, the best first
 * @param isCut whether there is more
 */
public record SearchPage(String asked, List<Hit> hits, boolean isCut) {
    /**
     * Something found.
     *
     * @param kind what it is
     * @param foundBy the name or text by which it was found, where that is not the name shown
     */
    public record Hit(Term thing, Term kind, Optional<Term> foundBy) {}

    /** The page of what was found in a snapshot. */
    public static SearchPage of(String asked, EntityHits found, DatasetGraph dataset, Visit visit) {
        Terms terms = new Terms(dataset, visit);
        return new SearchPage(
                asked, found.hits().stream().map(hit -> hit(hit, terms)).toList(), found.cut());
    }

    private static Hit hit(EntityHit hit, Terms terms) {
        Term thing = terms.of(hit.entity());
        Term text = terms.of(hit.text());
        return new Hit(
                thing,
                terms.of(hit.kind().iri()),
                text.text().equals(thing.text()) ? Optional.empty() : Optional.of(text));
    }
}
