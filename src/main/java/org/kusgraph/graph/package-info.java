/** A document becomes quads; the one place where IRIs are made. */
@NullMarked
@CheckReturnValue
package org.kusgraph.graph;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
