package org.kusgraph.link.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.automaton.Automaton;

/**
 * The automaton of all words that differ from one by so many typing errors at most: a letter too many, one too few, another one,
 * or two that have changed their places. Lucene's own ones have many states that are never reached, and to find these and leave
 * them out takes most of the time; here only those come to be that are reached. A state is a set of places in the word for each
 * number of errors, as bits (Wu and Manber, Fast Text Searching, 1992).
 */
final class ErrorAutomaton {
    /** As many places as a state has bits for. */
    static final int LONGEST_WORD = 60;

    private final int[] word;
    private final int[] letters;

    /** At which places of the word each of the letters is. */
    private final long[] places;

    private final int errors;
    private final int lastLetter;
    private final long allPlaces;
    private final Automaton automaton = new Automaton();
    private final Map<State, Integer> numbers = new HashMap<>();
    private final List<State> states = new ArrayList<>();

    /** Where in the word one may be after some letters. */
    private static final class State {
        /** By number of errors, the places up to which the letters may have come. */
        private final long[] places;

        /** By number of errors, the places whose letters have to follow, as those behind them came already. */
        private final long[] turned;

        State(int errors) {
            places = new long[errors + 1];
            turned = new long[errors + 1];
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof State state
                    && Arrays.equals(places, state.places)
                    && Arrays.equals(turned, state.turned);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(places) + Arrays.hashCode(turned);
        }

        /** The places whose letters differ from all others; none if no letter can follow. */
        long near() {
            long all = 0;
            for (int error = 0; error < places.length; error++) {
                all |= places[error] | places[error] << 1 | turned[error];
            }
            return all;
        }

        boolean isAt(int place) {
            return Arrays.stream(places).anyMatch(each -> (each >>> place & 1) == 1);
        }
    }

    private ErrorAutomaton(int[] word, int errors, int lastLetter) {
        this.word = word;
        this.letters = Arrays.stream(word).sorted().distinct().toArray();
        this.places = Arrays.stream(letters).mapToLong(this::placesOf).toArray();
        this.errors = errors;
        this.lastLetter = lastLetter;
        this.allPlaces = (1L << (word.length + 1)) - 1;
    }

    /**
     * The automaton, which is deterministic and has no dead states.
     *
     * @param right letters with which all the words begin, before those in which there may be errors
     * @param word letters, not more than {@link #LONGEST_WORD}
     * @param lastLetter the last letter of all that there are
     */
    static Automaton of(int[] right, int[] word, int errors, int lastLetter) {
        return new ErrorAutomaton(word, errors, lastLetter).build(right);
    }

    private Automaton build(int[] right) {
        for (int letter = 0; letter < right.length; letter++) {
            int unused = automaton.createState();
        }
        int start = number(first());
        for (int letter = 0; letter < right.length; letter++) {
            automaton.addTransition(letter, letter + 1, right[letter], right[letter]);
        }
        for (int place = 0; place < states.size(); place++) {
            State state = states.get(place);
            int number = start + place;
            State other = after(state, 0);
            int next = 0;
            long near = state.near();
            for (int each = 0; each < letters.length; each++) {
                if ((places[each] & near) != 0) {
                    add(number, other, next, letters[each] - 1);
                    add(number, after(state, places[each]), letters[each], letters[each]);
                    next = letters[each] + 1;
                }
            }
            add(number, other, next, lastLetter);
        }
        automaton.finishState();
        return automaton;
    }

    private void add(int number, State next, int firstLetter, int last) {
        if (firstLetter <= last && next.near() != 0) {
            automaton.addTransition(number, number(next), firstLetter, last);
        }
    }

    private int number(State state) {
        Integer known = numbers.get(state);
        if (known != null) {
            return known;
        }
        int number = automaton.createState();
        numbers.put(state, number);
        states.add(state);
        automaton.setAccept(number, state.isAt(word.length));
        return number;
    }

    /** Before all letters, of which the first ones may be missing. */
    private State first() {
        State first = new State(errors);
        first.places[0] = 1;
        for (int error = 1; error <= errors; error++) {
            first.places[error] = first.places[error - 1] << 1 & allPlaces;
        }
        return first;
    }

    private State after(State state, long placesOfLetter) {
        State next = new State(errors);
        next.places[0] = (state.places[0] & placesOfLetter) << 1;
        for (int error = 1; error <= errors; error++) {
            long before = state.places[error - 1];
            long right = (state.places[error] & placesOfLetter) << 1;
            long turnedBack = (state.turned[error] & placesOfLetter) << 2;
            long tooManyOrOther = before | before << 1;
            long tooFew = next.places[error - 1] << 1;
            next.places[error] = (right | turnedBack | tooManyOrOther | tooFew) & allPlaces;
            next.turned[error] = before & placesOfLetter >>> 1;
        }
        return next;
    }

    private long placesOf(int letter) {
        long places = 0;
        for (int place = 0; place < word.length; place++) {
            places |= word[place] == letter ? 1L << place : 0;
        }
        return places;
    }
}
