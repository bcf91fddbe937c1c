package org.kusgraph.explanation;

/**
 * How much of an explanation is told. What is left out is counted.
 *
 * @param solutions how many solutions of a pattern are shown
 * @param counted up to how many solutions are counted
 * @param alternatives in how many ways one solution is proven
 * @param sources of how many graphs that hold a statement is told
 * @param steps how many steps there are altogether; when they are used up, no further solution is shown
 */
record Bounds(int solutions, int counted, int alternatives, int sources, int steps) {
    static final Bounds USUAL = new Bounds(10, 10_000, 10, 10, 5_000);
}
