/** Why a row is in the answer to a query: the statements it rests on, and where each of them comes from. */
@NullMarked
@CheckReturnValue
package org.kusgraph.explanation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
