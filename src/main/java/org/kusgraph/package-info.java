/**
 * Articles about technology cooperation between the United States and Korea become a knowledge graph that answers SPARQL.
 *
 * <p>Each package is one stage of the data's path and knows only the stages before it: {@code problem}, {@code ontology},
 * {@code document}, {@code graph}, {@code evidence}, {@code link}, {@code store}, {@code web}, {@code cli}.
 */
@NullMarked
@CheckReturnValue
package org.kusgraph;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
