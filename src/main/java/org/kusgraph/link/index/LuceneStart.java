package org.kusgraph.link.index;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.index.IndexWriter;

/** What has to be done before Lucene is first used. */
public final class LuceneStart {
    /** Held here, as else the setting is forgotten. */
    private static final Logger LOG =
            Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    private LuceneStart() {}

    /**
     * To be called before Lucene is first used, by each thread that may be the first. Keeps it from telling every user that its
     * arithmetic could be faster, which no search here needs. And has those of its classes initialized, by one thread, that need each
     * other for it: two threads that began with one each would wait for each other for ever (Lucene 10.3).
     */
    public static synchronized void prepare() {
        LOG.setLevel(Level.SEVERE);
        try {
            Class<?> unused = Class.forName(IndexWriter.class.getName());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("a class that is named in the source is there", e);
        }
    }
}
