package org.kusgraph.link.index;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.search.DocIdSetIterator;

/** What each of some documents of one segment has been found to have of what is looked for, in the order of the documents. */
final class DocumentSums {
    private int[] documents = new int[0];
    private float[] sums = new float[0];

    /** The clue that was last counted for each document: of one clue, one term counts. */
    private int[] counted = new int[0];

    private int size;

    int size() {
        return size;
    }

    int document(int place) {
        return documents[place];
    }

    float sum(int place) {
        return sums[place];
    }

    /** Counts a term of a clue for all documents that have it. */
    void join(DocIdSetIterator having, float weight, int clue) throws IOException {
        int next = having.nextDoc();
        if (next == DocIdSetIterator.NO_MORE_DOCS) {
            return;
        }
        int[] earlier = documents;
        float[] earlierSums = sums;
        int[] earlierCounted = counted;
        int earlierSize = size;
        int most = earlierSize + Math.toIntExact(having.cost());
        documents = new int[most];
        sums = new float[most];
        counted = new int[most];
        size = 0;
        for (int place = 0; place < earlierSize; place++) {
            int document = earlier[place];
            for (; next < document; next = having.nextDoc()) {
                append(next, weight, clue);
            }
            append(document, earlierSums[place], earlierCounted[place]);
            if (next == document) {
                count(size - 1, weight, clue);
                next = having.nextDoc();
            }
        }
        for (; next != DocIdSetIterator.NO_MORE_DOCS; next = having.nextDoc()) {
            append(next, weight, clue);
        }
    }

    /** Counts a term of a clue for those of the documents that have it. */
    void add(DocIdSetIterator having, float weight, int clue) throws IOException {
        int next = -1;
        for (int place = 0; place < size; place++) {
            if (next < documents[place]) {
                next = having.advance(documents[place]);
            }
            if (next == documents[place]) {
                count(place, weight, clue);
            }
        }
    }

    /** Leaves out the documents that have less. */
    void keep(double least) {
        int kept = 0;
        for (int place = 0; place < size; place++) {
            if (sums[place] >= least) {
                documents[kept] = documents[place];
                sums[kept] = sums[place];
                counted[kept] = counted[place];
                kept++;
            }
        }
        size = kept;
    }

    private void append(int document, float sum, int clue) {
        if (size == documents.length) {
            int more = 2 * size + 1;
            documents = Arrays.copyOf(documents, more);
            sums = Arrays.copyOf(sums, more);
            counted = Arrays.copyOf(counted, more);
        }
        documents[size] = document;
        sums[size] = sum;
        counted[size] = clue;
        size++;
    }

    private void count(int place, float weight, int clue) {
        if (counted[place] != clue) {
            sums[place] += weight;
            counted[place] = clue;
        }
    }
}
