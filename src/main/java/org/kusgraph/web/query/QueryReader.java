package org.kusgraph.web.query;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.irix.IRIx;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.shared.JenaException;
import org.kusgraph.problem.Shown;
import org.kusgraph.web.federation.Federation;

/** Reads the text of SPARQL queries, and says in words what is wrong with those that cannot be answered. */
public final class QueryReader {
    private static final Pattern PLACE_IN_MESSAGE =
            Pattern.compile("^(Line -?\\d+, column -?\\d+: |\\[line: -?\\d+, col: -?\\d+ ?] )+");
    private static final Pattern UNDECLARED_PREFIX = Pattern.compile("^Unresolved prefixed name: ([^:]*):.*");

    private final IRIx base;
    private final Prefixes known;
    private final Federation federation;
    private final AllowedFunctions functions = new AllowedFunctions();

    /**
     * A reader.
     *
     * @param base the IRI against which relative IRIs in queries are resolved
     * @param known prefixes that a query may use without declaring them; its own declarations win
     * @param federation the other endpoints that a query may ask
     */
    public QueryReader(String base, Prefixes known, Federation federation) {
        this.base = IRIx.create(base);
        this.known = known;
        this.federation = federation;
    }

    /** The query, or what is wrong with it. */
    public QueryReading read(String text) {
        if (text.isBlank()) {
            return QueryFault.of("the query is empty");
        }
        Optional<QueryFault> nesting = QueryNesting.check(text);
        if (nesting.isPresent()) {
            return nesting.get();
        }
        try {
            return readFlat(text);
        } catch (QueryParseException e) {
            return new QueryFault(TextLines.of(text).place(e.getLine(), e.getColumn()), explanation(e));
        } catch (JenaException e) {
            return QueryFault.of(explanation(e));
        } catch (StackOverflowError e) {
            // Long chains without brackets recurse too. Nothing is shared with the parser, so nothing stays behind.
            return QueryFault.of("the query is too complex to be read");
        }
    }

    private QueryReading readFlat(String text) {
        Query query = new Query();
        query.setBase(base);
        query.getPrefixMapping().setNsPrefixes(known.asMap());
        new PlacingParser().parse(query, text);
        return query.isJsonType()
                ? QueryFault.of("the query form JSON is not possible here; use SELECT")
                : QueryPermissions.check(query, functions, federation);
    }

    private static String explanation(JenaException e) {
        String plain = PLACE_IN_MESSAGE.matcher(EngineMessage.of(e)).replaceFirst("");
        Matcher undeclared = UNDECLARED_PREFIX.matcher(plain);
        return undeclared.matches() ? undeclared(undeclared.group(1)) : plain;
    }

    private static String undeclared(String prefix) {
        return "the prefix '" + Shown.whole(prefix) + ":' is not declared; put 'PREFIX " + Shown.whole(prefix)
                + ": <…>' before the query";
    }
}
