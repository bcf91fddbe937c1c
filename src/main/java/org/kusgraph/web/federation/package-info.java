/**
 * Asks other SPARQL endpoints for what a query has in its SERVICE clauses: those alone that the operator has named, within
 * limits, and at addresses that were checked. Knows nothing of who asked.
 */
@NullMarked
@CheckReturnValue
package org.kusgraph.web.federation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
