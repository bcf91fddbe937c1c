package org.kusgraph.link.index;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Gives the index terms that are found already. */
final class TermStream extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private Collection<String> terms = List.of();
    private Iterator<String> left = terms.iterator();

    void set(Collection<String> newTerms) {
        terms = newTerms;
    }

    @Override
    public void reset() {
        left = terms.iterator();
    }

    @Override
    public boolean incrementToken() {
        if (!left.hasNext()) {
            return false;
        }
        clearAttributes();
        CharTermAttribute unused = term.setEmpty().append(left.next());
        return true;
    }
}
