/** What an article's claims rest on: the passages of the article's text, shown to whoever holds it. */
@NullMarked
@CheckReturnValue
package org.kusgraph.evidence;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
