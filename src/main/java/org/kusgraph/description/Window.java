package org.kusgraph.description;

/**
 * The part of each list that a page shows.
 *
 * @param from the place of the first element, from 0
 * @param size how many there are at most
 */
record Window(long from, int size) {
    boolean holds(long place) {
        return place >= from && !isBefore(place);
    }

    /** Whether the window ends before the place. */
    boolean isBefore(long place) {
        return place >= from + size;
    }
}
