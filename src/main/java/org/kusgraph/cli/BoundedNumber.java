package org.kusgraph.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number that an option takes within bounds; what is beyond them is refused before anything is done. */
abstract sealed class BoundedNumber implements ITypeConverter<Integer> {
    private final int least;
    private final int most;

    private BoundedNumber(int least, int most) {
        this.least = least;
        this.most = most;
    }

    @Override
    public final Integer convert(String value) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like what is out of bounds.
        }
        throw new TypeConversionException("a whole number from " + least + " to " + most);
    }

    /** The port of a server; 0 takes a free one. */
    static final class Port extends BoundedNumber {
        Port() {
            super(0, 65_535);
        }
    }

    /** How long something may take, a day at most. */
    static final class Seconds extends BoundedNumber {
        Seconds() {
            super(1, 86_400);
        }
    }
}
