package org.kusgraph.draft;

/**
 * Words that are read as a time.
 *
 * @param span the words
 * @param days its days
 * @param isFromTo whether the words give its first and its last day apart, such as "May 3 to 5"
 */
record ReadTime(Span span, Days days, boolean isFromTo) {
    static ReadTime of(Span span, Days days) {
        return new ReadTime(span, days, false);
    }

    static ReadTime fromTo(Span span, Days days) {
        return new ReadTime(span, days, true);
    }
}
