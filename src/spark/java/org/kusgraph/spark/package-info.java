/** Converts documents on a cluster: the same reader and the same mapping, run by Apache Spark. */
@NullMarked
@CheckReturnValue
package org.kusgraph.spark;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
