package org.kusgraph.web.query;

/** What a text that names a row of an answer was read as. */
public sealed interface RowReading permits AskedRow, QueryFault {}
