package org.kusgraph.link.sssom;

import java.util.List;
import java.util.Map;
import org.kusgraph.problem.Location;

/**
 * A set of mappings as it was read, and where in its file everything stands.
 *
 * @param set the set, with what it says of every mapping standing with each mapping
 * @param rows where each mapping stands, in the order of the mappings
 * @param undefined the slots that neither the standard nor the set's header defines, and where they stand; their values were kept
 */
public record ReadMappingSet(MappingSet set, List<Row> rows, Map<String, Location> undefined) {

    /** What was read. */
    public ReadMappingSet {
        rows = List.copyOf(rows);
        undefined = Map.copyOf(undefined);
    }

    /**
     * Where a mapping stands.
     *
     * @param start where its line begins
     * @param cells where its values stand, by the names of their slots
     */
    public record Row(Location start, Map<String, Location> cells) {

        /** Where a mapping stands. */
        public Row {
            cells = Map.copyOf(cells);
        }

        /** The place of a slot's value, or of the line where the mapping has none of its own. */
        public Location of(Slot slot) {
            return of(slot.slotName());
        }

        /** The place of a slot's value, or of the line where the mapping has none of its own. */
        public Location of(String slotName) {
            return cells.getOrDefault(slotName, start);
        }
    }
}
