package org.kusgraph.draft;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * The days of a time.
 *
 * @param first the first of them, if the words give it
 * @param last the last of them, if the words give it
 * @param interpreted whether they rest on more than the words
 */
record Days(Optional<LocalDate> first, Optional<LocalDate> last, boolean interpreted) {
    private static final int YEARS_OF_A_DECADE = 10;

    /** A time of which no day is known. */
    static Days open() {
        return new Days(Optional.empty(), Optional.empty(), false);
    }

    static Days of(LocalDate first, LocalDate last, boolean interpreted) {
        return new Days(Optional.of(first), Optional.of(last), interpreted);
    }

    static Days of(LocalDate day, boolean interpreted) {
        return of(day, day, interpreted);
    }

    static Days of(YearMonth month, boolean interpreted) {
        return of(month.atDay(1), month.atEndOfMonth(), interpreted);
    }

    static Days ofYear(int year, boolean interpreted) {
        return of(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), interpreted);
    }

    /** The ten years from one that ends with a nought. */
    static Days ofDecade(int year) {
        return of(LocalDate.of(year, 1, 1), LocalDate.of(year + YEARS_OF_A_DECADE - 1, 12, 31), false);
    }

    static Days until(LocalDate last) {
        return new Days(Optional.empty(), Optional.of(last), true);
    }

    boolean isOneDay() {
        return first.isPresent() && first.equals(last);
    }

    Days withoutFirst() {
        return new Days(Optional.empty(), last, interpreted && last.isPresent());
    }

    Days withoutLast() {
        return new Days(first, Optional.empty(), interpreted && first.isPresent());
    }
}
