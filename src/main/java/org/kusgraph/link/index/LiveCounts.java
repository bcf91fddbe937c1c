package org.kusgraph.link.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** How many documents have a term. Lucene's own count has those too that were deleted and still lie in their segment. */
final class LiveCounts {
    private final List<LeafReaderContext> segments;
    private final List<int[]> deleted = new ArrayList<>();

    LiveCounts(DirectoryReader reader) {
        segments = reader.leaves();
        segments.forEach(segment -> deleted.add(deleted(segment.reader())));
    }

    private static int[] deleted(LeafReader segment) {
        Bits live = segment.getLiveDocs();
        return live == null
                ? new int[0]
                : IntStream.range(0, segment.maxDoc())
                        .filter(document -> !live.get(document))
                        .toArray();
    }

    int of(String field, String term) throws IOException {
        int count = 0;
        for (LeafReaderContext segment : segments) {
            Terms terms = segment.reader().terms(field);
            if (terms != null) {
                TermsEnum found = terms.iterator();
                if (found.seekExact(new BytesRef(term))) {
                    count += found.docFreq() - deleted(found, deleted.get(segment.ord));
                }
            }
        }
        return count;
    }

    /** How many of the deleted documents have a term; what is few of both is what takes time. */
    private static int deleted(TermsEnum term, int[] deleted) throws IOException {
        if (deleted.length == 0) {
            return 0;
        }
        int count = 0;
        int place = 0;
        PostingsEnum having = term.postings(null, PostingsEnum.NONE);
        while (place < deleted.length) {
            int document = having.docID() < deleted[place] ? having.advance(deleted[place]) : having.docID();
            if (document == deleted[place]) {
                count++;
                place++;
            } else {
                int next = Arrays.binarySearch(deleted, place, deleted.length, document);
                place = next < 0 ? -next - 1 : next;
            }
        }
        return count;
    }
}
