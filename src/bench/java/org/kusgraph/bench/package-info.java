/** Measures what the program costs, as ratios to what a user would pick instead, in one run on the same data. */
@NullMarked
@CheckReturnValue
package org.kusgraph.bench;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
