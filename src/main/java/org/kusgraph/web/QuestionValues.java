package org.kusgraph.web;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.ontology.Question;
import org.kusgraph.ontology.QuestionParameter;
import org.kusgraph.problem.Shown;
import org.kusgraph.web.page.Visit;
import org.kusgraph.web.query.Prefixes;

/** Reads the values that somebody chooses for the parameters of a question, and refuses what is none. */
final class QuestionValues {
    private static final int MOST_VALUES = 100;
    private static final int LONGEST_VALUE = 2_000;
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,40}");

    private final IRIx base;
    private final Prefixes prefixes;

    /**
     * Reads values.
     *
     * @param base the namespace of entities, so that an id is enough to name one
     * @param prefixes the prefixes that IRIs may have
     */
    QuestionValues(String base, Prefixes prefixes) {
        this.base = IRIx.create(base);
        this.prefixes = prefixes;
    }

    /** The values by the parameter's name; a parameter that is not chosen is not in it, one that is left open has none. */
    Map<String, List<Node>> read(Question question, RequestParameters asked) {
        checkNames(question, asked);
        Map<String, List<Node>> values = new LinkedHashMap<>();
        for (QuestionParameter parameter : question.parameters()) {
            List<String> texts = asked.all(parameter.name());
            if (texts.size() > MOST_VALUES) {
                throw refusal("more than " + MOST_VALUES + " values for '" + parameter.name() + "' are not possible");
            }
            if (!texts.isEmpty()) {
                values.put(
                        parameter.name(),
                        texts.stream()
                                .filter(text -> !text.isBlank())
                                .map(text -> value(parameter, text.strip()))
                                .toList());
            }
        }
        return values;
    }

    private static void checkNames(Question question, RequestParameters asked) {
        Set<String> known = question.parameters().stream()
                .map(QuestionParameter::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (Map.Entry<String, String> other : asked.others(Visit.LANGUAGE)) {
            if (!known.contains(other.getKey())) {
                throw refusal("the question '" + question.name() + "' has no parameter "
                        + Shown.quoted(other.getKey()) + "; "
                        + (known.isEmpty() ? "it has none" : "it has " + String.join(", ", known)));
            }
        }
    }

    private Node value(QuestionParameter parameter, String text) {
        if (text.length() > LONGEST_VALUE) {
            throw refusal("the value of '" + parameter.name() + "' is longer than " + LONGEST_VALUE + " characters");
        }
        return switch (parameter.type()) {
            case IRI -> iri(parameter, text);
            case LANGUAGE -> {
                check(LANGUAGE.matcher(text).matches(), parameter, text, "the tag of a language, such as en or ko");
                yield NodeFactory.createLiteralString(text);
            }
            case TEXT -> NodeFactory.createLiteralString(text);
            case INTEGER -> {
                check(INTEGER.matcher(text).matches(), parameter, text, "a whole number");
                yield NodeFactory.createLiteralDT(text, XSDDatatype.XSDinteger);
            }
            case DATE -> {
                check(XSDDatatype.XSDdate.isValid(text), parameter, text, "a day, such as 2024-11-18");
                yield NodeFactory.createLiteralDT(text, XSDDatatype.XSDdate);
            }
        };
    }

    /** An IRI with a prefix that is known, a whole one, or an id, which is an IRI relative to that of entities. */
    private Node iri(QuestionParameter parameter, String text) {
        int colon = text.indexOf(':');
        String whole = colon < 0
                ? text
                : prefixes.namespace(text.substring(0, colon))
                        .map(namespace -> namespace + text.substring(colon + 1))
                        .orElse(text);
        try {
            IRIx iri = base.resolve(whole);
            check(iri.isAbsolute(), parameter, text, "an IRI or an id");
            return NodeFactory.createURI(iri.str());
        } catch (IRIException e) {
            throw refused(parameter, text, "an IRI or an id");
        }
    }

    private static void check(boolean isRight, QuestionParameter parameter, String text, String expected) {
        if (!isRight) {
            throw refused(parameter, text, expected);
        }
    }

    private static RefusalException refused(QuestionParameter parameter, String text, String expected) {
        return refusal(
                "the value of '" + parameter.name() + "' is " + Shown.quoted(text) + ", but it has to be " + expected);
    }

    private static RefusalException refusal(String explanation) {
        return RefusalException.of(HttpStatus.BAD_REQUEST_400, explanation);
    }
}
