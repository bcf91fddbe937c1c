package org.kusgraph.link.index;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps Lucene from telling every user that its arithmetic could be faster, which no search here needs. */
public final class LuceneArithmetic {
    /** Held here, as else the setting is forgotten. */
    private static final Logger LOG =
            Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    private LuceneArithmetic() {}

    /** To be called before Lucene is first used. */
    public static void beQuiet() {
        LOG.setLevel(Level.SEVERE);
    }
}
