/** JSON from elsewhere: dumps, answers and queries, read a value at a time and never more of it than a limit. */
@NullMarked
@CheckReturnValue
package org.kusgraph.link.json;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
