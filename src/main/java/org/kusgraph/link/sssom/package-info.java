/** SSSOM, the Simple Standard for Sharing Ontological Mappings: sets of mappings in memory and as TSV. */
@NullMarked
@CheckReturnValue
package org.kusgraph.link.sssom;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
