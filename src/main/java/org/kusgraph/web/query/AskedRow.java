package org.kusgraph.web.query;

import org.apache.jena.sparql.engine.binding.Binding;

/** A row of an answer, as somebody asks for it. */
public sealed interface AskedRow extends RowReading {
    /** The row at a place in the answer, from 1. Another run, or other data, may have another row there. */
    record Numbered(long number) implements AskedRow {}

    /** The row that has these values, and none for other variables. */
    record Valued(Binding values) implements AskedRow {}
}
