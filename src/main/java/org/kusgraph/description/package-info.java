/** What the graph says of one thing, chosen and bounded, for data and pages alike. */
@NullMarked
@CheckReturnValue
package org.kusgraph.description;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
