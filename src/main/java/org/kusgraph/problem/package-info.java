/** What is wrong with an input, where it stands, and how to mend it. */
@NullMarked
@CheckReturnValue
package org.kusgraph.problem;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
