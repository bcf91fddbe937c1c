/** How much the queries of everybody may take of the server at once, so that none keeps it from answering others. */
@NullMarked
@CheckReturnValue
package org.kusgraph.web.load;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
