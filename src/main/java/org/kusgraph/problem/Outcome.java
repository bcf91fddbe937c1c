package org.kusgraph.problem;

import java.util.List;
import java.util.function.Function;

/**
 * What comes of reading an input: a value, or the problems that keep it from being one.
 *
 * @param <T> the value's type
 */
public sealed interface Outcome<T> {

    /** The input was right. */
    record Done<T>(T value) implements Outcome<T> {}

    /** The input was wrong; there is at least one problem. */
    record Refused<T>(List<Problem> problems) implements Outcome<T> {
        public Refused {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a refusal needs a problem");
            }
        }
    }

    /** The value when there are no problems, the refusal when there are. */
    static <T> Outcome<T> of(T value, List<Problem> problems) {
        return problems.isEmpty() ? new Done<>(value) : new Refused<>(problems);
    }

    /** The value, or what the function makes of the problems; the function may throw. */
    default T orElse(Function<List<Problem>, T> onRefusal) {
        return switch (this) {
            case Done<T> done -> done.value();
            case Refused<T> refused -> onRefusal.apply(refused.problems());
        };
    }
}
