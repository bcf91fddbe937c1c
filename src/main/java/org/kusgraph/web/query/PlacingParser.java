package org.kusgraph.web.query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.lang.SPARQLParser;
import org.apache.jena.sparql.lang.arq.javacc.ARQParser;
import org.apache.jena.sparql.lang.arq.javacc.ARQParserConstants;
import org.apache.jena.sparql.lang.arq.javacc.ARQParserTokenManager;
import org.apache.jena.sparql.lang.arq.javacc.ParseException;
import org.apache.jena.sparql.lang.arq.javacc.Token;
import org.apache.jena.sparql.lang.arq.javacc.TokenMgrError;
import org.kusgraph.problem.Shown;

/**
 * Jena's parser for SPARQL 1.2 with ARQ's extensions, with errors in our words. Jena's own messages name the last good
 * token's place, escape every letter beyond ASCII, and list token names of the grammar.
 */
final class PlacingParser extends SPARQLParser {
    private static final Pattern LEXICAL_PLACE = Pattern.compile("line (\\d+), column (\\d+)");

    /** That the lexer was within a word, not within a string or an IRI. */
    private static final Pattern WORD = Pattern.compile("after prefix \"[A-Za-z]");

    @Override
    protected Query parse$(Query query, String text) {
        query.setSyntax(Syntax.syntaxARQ);
        query.setStrict(true);
        ARQParser parser = new ARQParser(new ARQParserTokenManager(QueryCharacters.of(text)));
        parser.setQuery(query);
        try {
            parser.QueryUnit();
            return query;
        } catch (ParseException e) {
            throw unexpectedToken(e);
        } catch (TokenMgrError e) {
            throw unexpectedCharacter(e, text);
        }
    }

    private static QueryParseException unexpectedToken(ParseException e) {
        Token found = e.currentToken.next;
        String explanation = "unexpected " + word(found) + ExpectedTokens.of(e).phrase();
        return new QueryParseException(
                isUpdate(found.kind) ? "this is an update, and updates are not possible here" : explanation,
                found.beginLine,
                found.beginColumn);
    }

    private static String word(Token found) {
        return found.kind == ARQParserConstants.EOF ? "end of the query" : Shown.quoted(found.image);
    }

    private static boolean isUpdate(int kind) {
        return switch (kind) {
            case ARQParserConstants.INSERT,
                    ARQParserConstants.INSERT_DATA,
                    ARQParserConstants.DELETE,
                    ARQParserConstants.DELETE_DATA,
                    ARQParserConstants.DELETE_WHERE,
                    ARQParserConstants.LOAD,
                    ARQParserConstants.CLEAR,
                    ARQParserConstants.CREATE,
                    ARQParserConstants.DROP,
                    ARQParserConstants.ADD,
                    ARQParserConstants.MOVE,
                    ARQParserConstants.COPY,
                    ARQParserConstants.WITH -> true;
            default -> false;
        };
    }

    /** The lexer's errors carry their place in the message only, and stand behind a word that is none of SPARQL's. */
    private static QueryParseException unexpectedCharacter(TokenMgrError e, String text) {
        Matcher place = LEXICAL_PLACE.matcher(String.valueOf(e.getMessage()));
        if (!place.find()) {
            return new QueryParseException("a character is not possible here", -1, -1);
        }
        int line = Integer.parseInt(place.group(1));
        int column = Integer.parseInt(place.group(2));
        if (String.valueOf(e.getMessage()).contains("<EOF>")
                && !WORD.matcher(String.valueOf(e.getMessage())).find()) {
            return new QueryParseException("the query ends inside a string or an IRI that is not closed", line, column);
        }
        TextLines lines = TextLines.of(text);
        String word = lines.wordBefore(line, column);
        return word.isEmpty()
                ? new QueryParseException(
                        "unexpected character"
                                + lines.characterAt(line, column)
                                        .map(c -> " " + Shown.quoted(c))
                                        .orElse(""),
                        line,
                        column)
                : new QueryParseException("unexpected word " + Shown.quoted(word), line, column - word.length());
    }
}
