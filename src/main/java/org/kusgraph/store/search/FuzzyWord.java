package org.kusgraph.store.search;

import java.io.IOException;
import org.apache.lucene.index.FilteredTermsEnum;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.util.AttributeSource;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/**
 * What is spelt like a word. Of the words that are, only the nearest count; other than for Lucene's query, no word is one of these
 * that only deleted texts have.
 */
final class FuzzyWord extends FuzzyQuery {
    private final IndexReader index;

    FuzzyWord(Term word, int errors, int mostForms, IndexReader index) {
        super(word, errors, 0, mostForms, defaultTranspositions);
        this.index = index;
    }

    @Override
    protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
        TermsEnum similar = super.getTermsEnum(terms, attributes);
        return index.hasDeletions() ? new Living(similar, getField(), index) : similar;
    }

    private static final class Living extends FilteredTermsEnum {
        private final String field;
        private final IndexReader index;

        Living(TermsEnum words, String field, IndexReader index) {
            super(words, false);
            this.field = field;
            this.index = index;
        }

        @Override
        protected AcceptStatus accept(BytesRef word) throws IOException {
            for (LeafReaderContext segment : index.leaves()) {
                PostingsEnum having = segment.reader().postings(new Term(field, word), PostingsEnum.NONE);
                if (having != null && hasAny(having, segment.reader().getLiveDocs())) {
                    return AcceptStatus.YES;
                }
            }
            return AcceptStatus.NO;
        }

        private static boolean hasAny(PostingsEnum having, Bits live) throws IOException {
            int document = having.nextDoc();
            while (live != null && document != DocIdSetIterator.NO_MORE_DOCS && !live.get(document)) {
                document = having.nextDoc();
            }
            return document != DocIdSetIterator.NO_MORE_DOCS;
        }
    }
}
