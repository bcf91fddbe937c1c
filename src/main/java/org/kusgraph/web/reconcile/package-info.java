/** Reconciliation: names of somebody's table become entities of the graph, by the matcher with which links are found too. */
@NullMarked
@CheckReturnValue
package org.kusgraph.web.reconcile;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
