package org.kusgraph.web.page;

import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * A point on the earth, in degrees of WGS 84.
 *
 * @param latitude from -90 in the south to 90 in the north
 * @param longitude from -180 in the west to 180 in the east
 */
public record Position(double latitude, double longitude) {
    private static final double MOST_LATITUDE = 90;
    private static final double MOST_LONGITUDE = 180;

    /** The point that two literals name; empty where they are no numbers or lie outside the earth. */
    static Optional<Position> of(Node latitude, Node longitude) {
        if (!(latitude.isLiteral()
                && longitude.isLiteral()
                && latitude.getLiteralValue() instanceof Number north
                && longitude.getLiteralValue() instanceof Number east)) {
            return Optional.empty();
        }
        Position position = new Position(north.doubleValue(), east.doubleValue());
        return Math.abs(position.latitude) <= MOST_LATITUDE && Math.abs(position.longitude) <= MOST_LONGITUDE
                ? Optional.of(position)
                : Optional.empty();
    }
}
