/** Things compared by their names and by all else that is known of them: what speaks for their being the same, and what against. */
@NullMarked
@CheckReturnValue
package org.kusgraph.link.match;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
