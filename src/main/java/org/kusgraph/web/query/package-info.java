/**
 * A SPARQL query is read, checked against what is allowed, run on a dataset, and its answer written in a format. Knows
 * nothing of HTTP, so that the server and the command line answer alike.
 */
@NullMarked
@CheckReturnValue
package org.kusgraph.web.query;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
