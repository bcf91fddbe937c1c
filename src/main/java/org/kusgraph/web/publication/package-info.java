/** Sends a snapshot, graph by graph, to a SPARQL 1.1 store elsewhere, and looks there at what has arrived. */
@NullMarked
@CheckReturnValue
package org.kusgraph.web.publication;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
