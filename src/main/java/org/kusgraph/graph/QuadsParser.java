package org.kusgraph.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.tokens.StringType;
import org.apache.jena.riot.tokens.Token;
import org.apache.jena.riot.tokens.TokenType;
import org.apache.jena.riot.tokens.Tokenizer;
import org.apache.jena.riot.tokens.TokenizerText;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.Shown;
import org.kusgraph.problem.SourceText;

/**
 * Parses the N-Quads (RDF 1.1 N-Quads, section 2) of one graph. Jena's own parser tells neither where a term stands nor what the
 * label of a blank node was, which is how a document is found again.
 */
final class QuadsParser {
    private final SourceText source;
    private final int[] lineStarts;
    private final Tokenizer tokens;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Statement> statements = new ArrayList<>();
    private Optional<Node> graph = Optional.empty();

    QuadsParser(SourceText source) {
        this.source = source;
        this.lineStarts = lineStarts(source.text());
        this.tokens = TokenizerText.create()
                .fromString(source.text())
                .errorHandler(new Faults())
                .build();
    }

    private static int[] lineStarts(String text) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            starts.add(end + 1);
        }
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Parses all, or as far as it is N-Quads. */
    void parse() {
        try {
            while (tokens.hasNext()) {
                statement();
            }
        } catch (RiotException e) {
            // The handler has noted it, and what comes after a fault of syntax means nothing.
        }
    }

    /** The statements that were parsed. */
    List<Statement> statements() {
        return statements;
    }

    /** The graph of the statements, if they have one. */
    Optional<Node> graph() {
        return graph;
    }

    /** Why there are no more statements, if there is a reason. */
    List<Problem> problems() {
        return problems;
    }

    private void statement() {
        Token subject = tokens.next();
        long line = subject.getLine();
        Node subjectNode = named(subject, "a subject: an IRI or a blank node");
        Token property = next(line);
        if (!property.hasType(TokenType.IRI)) {
            throw fault(property, "a property: an IRI");
        }
        Token object = next(line);
        Node objectNode = object(object);
        Token graphToken = next(line);
        if (!graphToken.hasType(TokenType.IRI)) {
            throw fault(graphToken, "the IRI of the graph: statements are of an article");
        }
        graph = Optional.of(NodeFactory.createURI(graphToken.getImage()));
        Token end = next(line);
        if (!end.hasType(TokenType.DOT)) {
            throw fault(end, "a full stop");
        }
        statements.add(new Statement(
                Triple.create(subjectNode, NodeFactory.createURI(property.getImage()), objectNode),
                offset(subject),
                offset(property),
                offset(object)));
    }

    private Token next(long line) {
        if (!tokens.hasNext() || tokens.peek().getLine() != line) {
            int end = line < lineStarts.length
                    ? lineStarts[(int) line] - 1
                    : source.text().length();
            throw fault(end, "the line ends before its statement does", "a whole statement on a line");
        }
        return tokens.next();
    }

    private Node named(Token token, String expected) {
        return switch (token.getType()) {
            case IRI -> NodeFactory.createURI(token.getImage());
            case BNODE -> NodeFactory.createBlankNode(label(token));
            default -> throw fault(token, expected);
        };
    }

    private Node object(Token token) {
        return switch (token.getType()) {
            case STRING -> NodeFactory.createLiteralDT(text(token), XSDDatatype.XSDstring);
            case LITERAL_LANG -> NodeFactory.createLiteralLang(text(token.getSubToken1()), token.getImage2());
            case LITERAL_DT ->
                NodeFactory.createLiteralDT(
                        text(token.getSubToken1()),
                        TypeMapper.getInstance()
                                .getSafeTypeByName(token.getSubToken2().getImage()));
            case L_TRIPLE ->
                throw fault(token, "a term of RDF 1.1; convert without --reifiers, the build makes these itself");
            default -> named(token, "an object: an IRI, a blank node or a literal");
        };
    }

    private String text(Token token) {
        if (!token.hasStringType(StringType.STRING2)) {
            throw fault(token, "a text in double quotes");
        }
        return token.getImage();
    }

    /** The label before it was encoded for N-Quads; a label that no encoding gave is no label of ours. */
    private String label(Token token) {
        try {
            return NodeFmtLib.decodeBNodeLabel(token.getImage());
        } catch (RuntimeException e) {
            throw fault(token, "a blank node with a label that kus has given");
        }
    }

    private int offset(Token token) {
        int line = Math.clamp(token.getLine(), 1, lineStarts.length);
        return (int) Math.min(
                lineStarts[line - 1] + Math.max(token.getColumn(), 1L) - 1,
                source.text().length());
    }

    private RiotException fault(Token token, String expected) {
        return fault(offset(token), "the statement is wrong from here on", expected);
    }

    private RiotException fault(int offset, String wrong, String expected) {
        problems.add(new Problem(
                ProblemCode.SYNTAX,
                source.place(offset, ""),
                wrong,
                expected,
                "write the file again with kus convert"));
        return new RiotException(wrong);
    }

    private final class Faults implements ErrorHandler {
        @Override
        public void warning(String message, long line, long column) {
            note(message, line, column);
        }

        @Override
        public void error(String message, long line, long column) {
            note(message, line, column);
            throw new RiotException(message);
        }

        @Override
        public void fatal(String message, long line, long column) {
            error(message, line, column);
        }

        private void note(String message, long line, long column) {
            Location.Place at = source.placeOf(line, column);
            problems.add(new Problem(
                    ProblemCode.SYNTAX,
                    at,
                    "the N-Quads are wrong: " + Shown.message(message),
                    "N-Quads (RDF 1.1)",
                    "write the file again with kus convert"));
        }
    }
}
