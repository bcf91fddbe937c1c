/**
 * A snapshot of the graph, built aside and swapped in whole, and the search in it. The only package that knows TDB2 and
 * Lucene.
 */
@NullMarked
@CheckReturnValue
package org.kusgraph.store;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
