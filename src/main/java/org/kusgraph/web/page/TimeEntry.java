package org.kusgraph.web.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Something at a time that a source gives.
 *
 * @param thing the event or claim
 * @param status how surely it is claimed; empty for what is no claim
 * @param kind what it is, where it is no claim
 * @param involved whom it is ascribed to: a claim's holders, an event's parties
 * @param facts what else is told of it, such as whether an event is over
 * @param words the time in the source's meaning
 * @param start the first day, where it is known
 * @param end the last day, where it is known
 * @param isInterpreted whether the days rest on more than the source's words
 * @param note on what they rest
 */
public record TimeEntry(
        Term thing,
        Optional<Status> status,
        Optional<Term> kind,
        List<Term> involved,
        List<Term> facts,
        Optional<Term> words,
        Optional<LocalDate> start,
        Optional<LocalDate> end,
        boolean isInterpreted,
        Optional<Term> note) {
    /** The day by which it stands in its place; only what has one is asked for it. */
    LocalDate day() {
        return start.or(() -> end).orElseThrow();
    }

    /** Whether any day of it is known. */
    boolean hasDay() {
        return start.isPresent() || end.isPresent();
    }

    /** Whether it is all of one day. */
    public boolean isOneDay() {
        return start.isPresent() && start.equals(end);
    }

    /** Which form tells how surely it is said; what is no claim has none of them. */
    public String form() {
        return status.map(known -> "s" + known.form()).orElse("plain");
    }
}
