package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What a client says it accepts (RFC 9110, section 12.5.1). Ranges that cannot be read are left out. */
final class AcceptHeader {
    /** No client needs more, and each is compared with each format. */
    private static final int MAX_RANGES = 64;

    /** The most precise first. */
    private final List<Range> ranges;

    private AcceptHeader(List<Range> ranges) {
        this.ranges = ranges;
    }

    /** Reads the header's values; with none that can be read, anything is accepted. */
    static AcceptHeader of(Iterable<String> values) {
        List<Range> ranges = new ArrayList<>();
        for (String value : values) {
            for (String range : value.split(",", MAX_RANGES + 1)) {
                Range.read(range).ifPresent(ranges::add);
            }
        }
        if (ranges.isEmpty()) {
            return new AcceptHeader(List.of(new Range("*", "*", 1)));
        }
        List<Range> read = ranges.subList(0, Math.min(ranges.size(), MAX_RANGES));
        read.sort(Comparator.comparingInt(Range::precision).reversed());
        return new AcceptHeader(read);
    }

    /** Reads a request's header. */
    static AcceptHeader of(HttpServletRequest request) {
        return of(Collections.list(request.getHeaders("Accept")));
    }

    /**
     * The best of what the server offers, listed in its order of preference; empty when the client accepts none of it.
     *
     * @param mediaTypes the names under which an offer can be asked for, its own first; only that one fits a wildcard
     */
    <T> Optional<Choice<T>> best(List<T> offers, Function<T, List<String>> mediaTypes) {
        Optional<Choice<T>> best = Optional.empty();
        Range bestRange = Range.NOTHING;
        for (T offer : offers) {
            boolean isOwnName = true;
            for (String mediaType : mediaTypes.apply(offer)) {
                Range range = range(mediaType, isOwnName);
                isOwnName = false;
                if (range.isBetterThan(bestRange)) {
                    best = Optional.of(new Choice<>(offer, mediaType));
                    bestRange = range;
                }
            }
        }
        return best;
    }

    /** Whether the client names the media type itself, not by a wildcard. */
    boolean names(String mediaType) {
        Range range = range(mediaType, true);
        return range.precision() == Range.EXACT && range.quality > 0;
    }

    private Range range(String mediaType, boolean isOwnName) {
        for (Range range : ranges) {
            if (range.fits(mediaType) && (isOwnName || range.precision() == Range.EXACT)) {
                return range;
            }
        }
        return Range.NOTHING;
    }

    /**
     * An offer that the client accepts.
     *
     * @param mediaType the name under which the client accepts it
     */
    record Choice<T>(T offer, String mediaType) {}

    /** A media range with its weight. */
    record Range(String type, String subtype, double quality) {
        static final int EXACT = 2;
        static final Range NOTHING = new Range("*", "*", 0);

        private static final Pattern WEIGHT = Pattern.compile("[01](\\.\\d{0,3})?");

        static Optional<Range> read(String text) {
            String[] parts = text.toLowerCase(Locale.ROOT).split(";", 0);
            String own = parts.length == 0 ? "" : parts[0].strip();
            String[] name = own.split("/", 3);
            if (name.length != 2 || name[0].isBlank() || name[1].isBlank() || own.contains(" ")) {
                return Optional.empty();
            }
            double quality = 1;
            for (String part : parts) {
                String parameter = part.strip();
                if (parameter.startsWith("q=")) {
                    quality = quality(parameter.substring(2).strip());
                }
            }
            return Optional.of(new Range(name[0], name[1], quality));
        }

        /** A weight that is no number counts as the default, 1: the client did name the type. */
        private static double quality(String text) {
            return WEIGHT.matcher(text).matches() ? Math.min(1, Double.parseDouble(text)) : 1;
        }

        boolean fits(String mediaType) {
            int slash = mediaType.indexOf('/');
            return (type.equals("*") || type.equals(mediaType.substring(0, slash)))
                    && (subtype.equals("*") || subtype.equals(mediaType.substring(slash + 1)));
        }

        /** Whether it is accepted, and rather than another; of equals none is better. */
        boolean isBetterThan(Range other) {
            return quality > other.quality
                    || (quality > 0 && quality == other.quality && precision() > other.precision());
        }

        int precision() {
            return type.equals("*") ? 0 : subtype.equals("*") ? 1 : EXACT;
        }
    }
}
