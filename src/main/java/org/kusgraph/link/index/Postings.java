package org.kusgraph.link.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/**
 * Finds the documents that have most of what is looked for, for one thread. Lucene's own queries would do the same, but to make
 * them ready takes longer than to read the few documents that have a rare word.
 */
final class Postings {
    /** Things of one of the countries go before others that have as much. */
    private static final float OF_THE_COUNTRY = 0.15f;

    private final List<LeafReaderContext> segments;
    private final Map<String, Optional<TermsEnum>> terms = new HashMap<>();

    Postings(DirectoryReader reader) {
        this.segments = reader.leaves();
    }

    /**
     * The documents that have most.
     *
     * @param clues what is looked for
     * @param leading how many of the clues bring in documents; the others only tell of these
     * @param least what has less is none
     * @param countries what belongs to one of these goes before others
     * @param most not more than so many documents
     */
    int[] best(List<Clue> clues, int leading, double least, Set<String> countries, int most) {
        Best best = new Best(most);
        try {
            for (LeafReaderContext segment : segments) {
                DocumentSums sums = sums(segment, clues, leading);
                sums.keep(least);
                for (String country : countries) {
                    sums.add(having(segment, ThingFields.COUNTRY, country), OF_THE_COUNTRY, clues.size());
                }
                offer(sums, segment, best);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return best.documents();
    }

    private static void offer(DocumentSums sums, LeafReaderContext segment, Best best) throws IOException {
        Bits live = segment.reader().getLiveDocs();
        NumericDocValues orders = null;
        for (int place = 0; place < sums.size(); place++) {
            int document = sums.document(place);
            if (best.mayTake(sums.sum(place)) && (live == null || live.get(document))) {
                if (orders == null) {
                    orders = DocValues.getNumeric(segment.reader(), ThingFields.ORDER);
                }
                long order = orders.advanceExact(document) ? orders.longValue() : 0;
                best.offer(segment.docBase + document, sums.sum(place), order);
            }
        }
    }

    private DocumentSums sums(LeafReaderContext segment, List<Clue> clues, int leading) throws IOException {
        DocumentSums sums = new DocumentSums();
        for (int clue = 0; clue < clues.size(); clue++) {
            boolean isLeading = clue < leading;
            if (!isLeading && sums.size() == 0) {
                return sums;
            }
            for (Clue.Sign sign : clues.get(clue).signs()) {
                DocIdSetIterator having = having(segment, sign.field(), sign.term());
                if (isLeading) {
                    sums.join(having, sign.weight(), clue);
                } else {
                    sums.add(having, sign.weight(), clue);
                }
            }
        }
        return sums;
    }

    private DocIdSetIterator having(LeafReaderContext segment, String field, String term) throws IOException {
        Optional<TermsEnum> found = terms(segment, field);
        return found.isPresent() && found.get().seekExact(new BytesRef(term))
                ? found.get().postings(null, PostingsEnum.NONE)
                : DocIdSetIterator.empty();
    }

    private Optional<TermsEnum> terms(LeafReaderContext segment, String field) throws IOException {
        String key = field + segment.ord;
        Optional<TermsEnum> kept = terms.get(key);
        if (kept == null) {
            Terms all = segment.reader().terms(field);
            kept = all == null ? Optional.empty() : Optional.of(all.iterator());
            terms.put(key, kept);
        }
        return kept;
    }

    /** The best documents so far; of equal ones those that are first in an order of their own. */
    private static final class Best {
        private final int[] documents;
        private final float[] scores;
        private final long[] orders;
        private int size;

        Best(int most) {
            documents = new int[most];
            scores = new float[most];
            orders = new long[most];
        }

        /** Whether a document that has so much may be one of them. */
        boolean mayTake(float score) {
            return size < documents.length || scores[size - 1] <= score;
        }

        void offer(int document, float score, long order) {
            if (size == documents.length && !isBetter(score, order, size - 1)) {
                return;
            }
            int place = size < documents.length ? size++ : size - 1;
            while (place > 0 && isBetter(score, order, place - 1)) {
                documents[place] = documents[place - 1];
                scores[place] = scores[place - 1];
                orders[place] = orders[place - 1];
                place--;
            }
            documents[place] = document;
            scores[place] = score;
            orders[place] = order;
        }

        private boolean isBetter(float score, long order, int place) {
            return score > scores[place] || (score == scores[place] && order < orders[place]);
        }

        int[] documents() {
            return Arrays.copyOf(documents, size);
        }
    }
}
