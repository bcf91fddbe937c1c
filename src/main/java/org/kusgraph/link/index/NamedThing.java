package org.kusgraph.link.index;

import java.util.List;
import org.kusgraph.link.match.Thing;
import org.kusgraph.link.name.NameParts;
import org.kusgraph.link.name.NameReader;

/**
 * A thing with its names taken apart.
 *
 * @param thing the thing
 * @param names each of its names, in their order
 */
record NamedThing(Thing thing, List<NameParts> names) {
    static NamedThing of(Thing thing, NameReader reader) {
        return new NamedThing(
                thing,
                thing.names().stream().map(name -> reader.read(name.text())).toList());
    }
}
