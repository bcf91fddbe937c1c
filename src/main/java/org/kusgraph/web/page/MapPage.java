package org.kusgraph.web.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * Where things are and take place: places on a map, and a list of them with what is there. How surely it is there is told with
 * each: a claim's status, or whether an event was held.
 *
 * @param map the map, where any place has coordinates
 * @param places the places, by name
 * @param more how many places there are beyond those
 */
public record MapPage(Optional<PlaceMap> map, List<Place> places, int more) {
    private static final int MOST = 200;
    private static final int MOST_THINGS = 8;

    /**
     * A place.
     *
     * @param position where it is, if that is known
     * @param things what is or takes place there
     * @param more how many things there are beyond those
     */
    public record Place(Term place, Optional<Position> position, List<Present> things, int more) {}

    /**
     * What is at a place.
     *
     * @param eventStatus whether it was held, if it is an event
     */
    public record Present(Term thing, List<Term> eventStatus) {}

    /** The page; a graph without places has an empty one. */
    public static MapPage of(DatasetGraph dataset, Visit visit) {
        Terms terms = new Terms(dataset, visit);
        Map<Node, Optional<Position>> positions = new LinkedHashMap<>();
        for (PageQuery.Row row : PageQuery.PLACES.rows(dataset)) {
            // The first of several is as good as another; a page must only not place a thing twice.
            positions.merge(row.required("place"), position(row), (known, other) -> known.or(() -> other));
        }
        List<Place> places = positions.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Node, Optional<Position>> place) ->
                                terms.of(place.getKey()).text())
                        .thenComparing(place -> place.getKey().toString()))
                .limit(MOST)
                .map(place -> place(place.getKey(), place.getValue(), dataset, terms))
                .toList();
        return new MapPage(PlaceMap.of(places), places, positions.size() - places.size());
    }

    private static Optional<Position> position(PageQuery.Row row) {
        return row.value("latitude")
                .flatMap(latitude -> row.value("longitude").flatMap(longitude -> Position.of(latitude, longitude)));
    }

    private static Place place(Node place, Optional<Position> position, DatasetGraph dataset, Terms terms) {
        Map<Node, List<Node>> found = new LinkedHashMap<>();
        for (PageQuery.Row row : PageQuery.THINGS_AT_A_PLACE.rows(dataset, Map.of("place", place))) {
            Collection<Node> statuses = found.computeIfAbsent(row.required("thing"), thing -> new ArrayList<>());
            row.value("eventStatus").ifPresent(statuses::add);
        }
        List<Present> things = found.entrySet().stream()
                .map(thing -> new Present(
                        terms.of(thing.getKey()),
                        thing.getValue().stream().map(terms::of).toList()))
                .sorted(Comparator.comparing(
                        (Present present) -> present.thing().text()))
                .toList();
        return new Place(
                terms.of(place),
                position,
                things.stream().limit(MOST_THINGS).toList(),
                Math.max(0, things.size() - MOST_THINGS));
    }
}
