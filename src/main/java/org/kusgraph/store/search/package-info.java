/** The search in a snapshot: its index, built with it and read with it. */
@NullMarked
@CheckReturnValue
package org.kusgraph.store.search;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
