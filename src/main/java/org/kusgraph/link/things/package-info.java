/** Things to be compared, read as streams from registers' dumps, from lists and from RDF. */
@NullMarked
@CheckReturnValue
package org.kusgraph.link.things;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
