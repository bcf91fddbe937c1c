package org.kusgraph.link.index;

import java.io.IOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.TieredMergePolicy;

/**
 * How an index that stands is brought up to date: at the cost of what has changed, in new files alone. What changes again and
 * again is put together now and then, so that an index never has many parts, nor many documents that were deleted.
 */
public final class IndexUpdates {
    /** Each part is read for each word that is looked for. */
    private static final int PARTS_OF_A_SIZE = 4;

    /** Smaller parts count as being of one size. */
    private static final double SMALL_MEGABYTES = 64;

    private IndexUpdates() {}

    /** The settings of what writes to an index that stands. */
    public static IndexWriterConfig settings(Analyzer analyzer) {
        LuceneStart.prepare();
        return new IndexWriterConfig(analyzer)
                .setOpenMode(IndexWriterConfig.OpenMode.APPEND)
                .setMergePolicy(new TieredMergePolicy()
                        .setSegmentsPerTier(PARTS_OF_A_SIZE)
                        .setFloorSegmentMB(SMALL_MEGABYTES))
                .setMergeScheduler(new SerialMergeScheduler())
                .setUseCompoundFile(true);
    }

    /** Makes what was written ready to be read, after what is due to be put together has been. */
    public static void complete(IndexWriter writer) throws IOException {
        writer.flush();
        writer.maybeMerge();
        long unused = writer.commit();
    }
}
