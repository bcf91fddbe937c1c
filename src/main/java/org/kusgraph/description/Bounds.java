package org.kusgraph.description;

/**
 * How much of a thing is told at once.
 *
 * @param pageSize how many elements of each list a page has at most
 * @param sorted how many claims and other pointers are sorted at most; where there are more, they come as the index has them
 */
public record Bounds(int pageSize, int sorted) {
    /** As much as people and programs read at once. */
    public static final Bounds USUAL = new Bounds(100, 500);

    /** The part of each list that a page shows. */
    Window page(int page) {
        return new Window((page - 1L) * pageSize, pageSize);
    }
}
