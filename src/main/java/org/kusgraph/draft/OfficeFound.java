package org.kusgraph.draft;

/**
 * A person and an office that stands beside the name.
 *
 * @param person who holds it
 * @param office it
 * @param span both
 */
record OfficeFound(Subject person, Subject office, Span span) {}
