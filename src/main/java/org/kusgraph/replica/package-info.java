/**
 * Snapshots on their way from the machine that builds them to those that serve them: put at a location, followed there, fetched
 * whole and checked.
 */
@NullMarked
@CheckReturnValue
package org.kusgraph.replica;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
