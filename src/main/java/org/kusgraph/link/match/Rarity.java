package org.kusgraph.link.match;

/** How much a word tells: much if few things have it in their names, little if many do. */
public interface Rarity {
    /** In how many things' names a word occurs. */
    int occurrences(String word);

    /** How many things there are. */
    int things();

    /** The weight of a word: from 1, if no more than one thing has it, to 0, if all have. */
    default double weight(String word) {
        return weight(occurrences(word));
    }

    /** The weight of a word that occurs in so many things' names. */
    default double weight(int occurrences) {
        double most = Math.log(things() + 1.0);
        return Math.max(0, 1 - Math.log(Math.max(1, occurrences)) / Math.max(most, 1));
    }
}
