/** What Wikidata lacks and the graph holds, as edits that people may send there. */
@NullMarked
@CheckReturnValue
package org.kusgraph.link.wikidata;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
