/**
 * The ontology as the program sees it: kinds, fields, ranges and shapes, and the check of a graph against them. The only
 * package that knows SHACL.
 */
@NullMarked
@CheckReturnValue
package org.kusgraph.ontology;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
