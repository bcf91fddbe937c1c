package org.kusgraph.explanation;

import java.util.List;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * One way in which a pattern holds.
 *
 * @param binding the values of the variables that the query names
 * @param steps what it rests on; all of it holds
 */
public record Solution(Binding binding, List<Step> steps) {}
