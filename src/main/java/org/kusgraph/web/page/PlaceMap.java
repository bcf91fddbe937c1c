package org.kusgraph.web.page;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Places on a map of the part of the earth that they lie in. The map is equirectangular, with the degrees of longitude as wide as
 * they are in its middle; the land is a picture of its own in which a unit is a degree, moved and scaled to fit.
 *
 * @param transform what moves and scales the land, as SVG writes it
 * @param marks the places, those in the north first, so that names cover no mark
 */
public record PlaceMap(String transform, List<Mark> marks) {
    /** The size of the picture, in its own units. */
    public static final int WIDTH = 720;

    /** The size of the picture, in its own units. */
    public static final int HEIGHT = 420;

    /** The land's outline is coarse; nearer than this it would mislead. */
    private static final double LEAST_DEGREES = 24;

    /** What is shown around the places, as a part of how far they lie apart. */
    private static final double MARGIN = 1.3;

    private static final double MOST_LATITUDE = 60;
    private static final int NAME_COLUMNS = 40;

    /**
     * A point with the places that lie there.
     *
     * @param x how far it is from the left, in units of the picture
     * @param y how far it is from the top, in units of the picture
     * @param address where a click leads to
     * @param names the names of the places
     */
    public record Mark(long x, long y, Optional<String> address, String names) {
        /** The names as far as there is room for them. */
        public String shortNames() {
            return Picture.shortened(names, NAME_COLUMNS);
        }
    }

    /** The map of those of some places whose position is known; none where there are no such. */
    static Optional<PlaceMap> of(List<MapPage.Place> places) {
        Map<Position, List<MapPage.Place>> byPosition = places.stream()
                .filter(place -> place.position().isPresent())
                .collect(Collectors.groupingBy(
                        place -> place.position().orElseThrow(), LinkedHashMap::new, Collectors.toList()));
        if (byPosition.isEmpty()) {
            return Optional.empty();
        }
        Window window = Window.around(List.copyOf(byPosition.keySet()));
        List<Mark> marks = byPosition.entrySet().stream()
                .map(entry -> mark(entry.getKey(), entry.getValue(), window))
                .sorted(Comparator.comparing(Mark::y).thenComparing(Mark::x))
                .toList();
        return Optional.of(new PlaceMap(window.transform(), marks));
    }

    private static Mark mark(Position position, List<MapPage.Place> places, Window window) {
        return new Mark(
                Math.round(window.x(position.longitude())),
                Math.round(window.y(position.latitude())),
                places.getFirst().place().address(),
                places.stream().map(place -> place.place().text()).collect(Collectors.joining(", ")));
    }

    /**
     * A part of the earth as it fills the picture.
     *
     * @param wide how many units a degree of longitude takes
     * @param high how many units a degree of latitude takes
     */
    private record Window(double middleLatitude, double middleLongitude, double wide, double high) {
        static Window around(List<Position> positions) {
            double south =
                    positions.stream().mapToDouble(Position::latitude).min().orElseThrow();
            double north =
                    positions.stream().mapToDouble(Position::latitude).max().orElseThrow();
            double west =
                    positions.stream().mapToDouble(Position::longitude).min().orElseThrow();
            double east =
                    positions.stream().mapToDouble(Position::longitude).max().orElseThrow();
            double middleLatitude = (south + north) / 2;
            double narrowing = Math.cos(Math.toRadians(Math.min(MOST_LATITUDE, Math.abs(middleLatitude))));
            double high = Math.min(
                    HEIGHT / (MARGIN * Math.max(LEAST_DEGREES, north - south)),
                    WIDTH / (MARGIN * narrowing * Math.max(LEAST_DEGREES, east - west)));
            return new Window(middleLatitude, (west + east) / 2, high * narrowing, high);
        }

        double x(double longitude) {
            return WIDTH / 2.0 + (longitude - middleLongitude) * wide;
        }

        double y(double latitude) {
            return HEIGHT / 2.0 - (latitude - middleLatitude) * high;
        }

        String transform() {
            return String.format(Locale.ROOT, "translate(%.2f %.2f) scale(%.4f %.4f)", x(0), y(0), wide, high);
        }
    }
}
