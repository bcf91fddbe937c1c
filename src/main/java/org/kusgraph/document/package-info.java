/** A JSON document becomes entities of known kinds, or problems. The only package that knows Jackson. */
@NullMarked
@CheckReturnValue
package org.kusgraph.document;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
