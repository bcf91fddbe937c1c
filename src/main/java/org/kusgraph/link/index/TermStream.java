package org.kusgraph.link.index;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Gives the index terms that are found already. */
final class TermStream extends TokenStream {
    /** Lucene takes no longer terms than 32,766 bytes; nothing that is compared is nearly as long. */
    private static final int LONGEST_TERM = 500;

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
        while (left.hasNext()) {
            String next = left.next();
            if (!next.isEmpty()) {
                clearAttributes();
                CharTermAttribute unused = term.setEmpty().append(cut(next));
                return true;
            }
        }
        return false;
    }

    /** A term as the index has it. */
    static String cut(String term) {
        return term.length() <= LONGEST_TERM ? term : term.substring(0, LONGEST_TERM);
    }
}
