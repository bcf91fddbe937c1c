package org.kusgraph.link.match;

/**
 * What speaks for two things being the same, or against it.
 *
 * @param aspect what of them was compared
 * @param stance whether it speaks for it or against it
 * @param words what was found, as a person reads it
 */
public record Evidence(Aspect aspect, Stance stance, String words) {
    /** What can be compared, in the order in which it is told. */
    public enum Aspect {
        name,
        identifier,
        country,
        place,
        type,
        year,
        status
    }

    /** For or against. */
    public enum Stance {
        FOR,
        AGAINST
    }
}
