/** The same entity found in external open data. */
@NullMarked
@CheckReturnValue
package org.kusgraph.link;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
