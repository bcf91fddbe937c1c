/** Many things, by whose names others find them: an index that grows with the things, and a search whose cost hardly does. */
@NullMarked
@CheckReturnValue
package org.kusgraph.link.index;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
