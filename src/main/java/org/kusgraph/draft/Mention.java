package org.kusgraph.draft;

/** A place at which an article mentions something. */
record Mention(Span span, Subject subject) {}
