/** What is wrong with an input, where it stands, how to mend it, and how untrusted text is written without harm. */
@NullMarked
@CheckReturnValue
package org.kusgraph.problem;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
