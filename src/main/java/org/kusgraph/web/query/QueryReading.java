package org.kusgraph.web.query;

/** What came of reading a query's text. */
public sealed interface QueryReading permits UnderstoodQuery, QueryFault {}
