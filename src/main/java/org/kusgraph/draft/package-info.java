/** A raw article becomes the draft of a document: what it seems to mention and to say, with the ranges, for a person to correct. */
@NullMarked
@CheckReturnValue
package org.kusgraph.draft;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
