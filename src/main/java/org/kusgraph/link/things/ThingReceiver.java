package org.kusgraph.link.things;

import java.io.IOException;
import org.kusgraph.link.match.Thing;
import org.kusgraph.problem.Problem;

/** Takes what is read. */
public interface ThingReceiver {
    /** A thing was read. */
    void accept(Thing thing) throws IOException;

    /** A part of the file could not be read; the rest is read where that is possible. */
    void accept(Problem problem);
}
