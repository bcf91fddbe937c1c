package org.kusgraph.web.page;

import java.util.Optional;

/**
 * A term of an answer as a page shows it.
 *
 * @param text the name, the value, or the short IRI
 * @param language the language of the text, if it is known to be in one
 * @param address what a click leads to
 * @param isElsewhere whether the address is not on this server
 * @param detail the whole IRI or the datatype; empty where the text says everything
 * @param status how surely it is claimed, if it is a claim
 */
public record Term(
        String text,
        Optional<String> language,
        Optional<String> address,
        boolean isElsewhere,
        String detail,
        Optional<Status> status) {
    /** The whole IRI that the text stands for, if it stands for one: only IRIs lead somewhere or are somewhere else. */
    public Optional<String> iri() {
        return address.isPresent() || isElsewhere ? Optional.of(detail) : Optional.empty();
    }

    /** The datatype, where it is not that of texts. */
    public Optional<String> datatype() {
        return iri().isPresent() || detail.isEmpty() ? Optional.empty() : Optional.of(detail);
    }

    /** No term, as in a row that has no value for a variable. */
    static final Term NONE = new Term("", Optional.empty(), Optional.empty(), false, "", Optional.empty());
}
