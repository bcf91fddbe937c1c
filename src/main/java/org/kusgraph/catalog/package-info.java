/** The data set's description of itself, in the words of VoID, DCAT and SHACL: statistics, distributions, example queries. */
@NullMarked
@CheckReturnValue
package org.kusgraph.catalog;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
