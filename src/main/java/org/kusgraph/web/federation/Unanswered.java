package org.kusgraph.web.federation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which endpoints a query went on without, because it asked them by SERVICE SILENT and they did not answer. That is what its author
 * wished, but whoever reads the answer must be able to tell it from one in which nothing was found. Used by the thread of the query.
 */
public final class Unanswered {
    private final Set<String> explanations = new LinkedHashSet<>();

    void add(ServiceException outage) {
        boolean unused = explanations.add(outage.explanation());
    }

    /** Each endpoint, and why it did not answer; so far, as long as the answer is read. */
    public List<String> explanations() {
        return List.copyOf(explanations);
    }
}
