package org.kusgraph.web.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kusgraph.web.federation.Federation;
import org.kusgraph.web.query.UnderstoodQuery.Repeatability;

final class QueryReaderTest {
    private final QueryReader reader = new QueryReader(
            "https://example.org/id/", Prefixes.of(Map.of("ex", "https://example.org/")), Federation.none());

    private String fault(String query) {
        return switch (reader.read(query)) {
            case QueryFault fault -> fault.sentence();
            case UnderstoodQuery understood -> "understood";
        };
    }

    private UnderstoodQuery understood(String query) {
        return (UnderstoodQuery) reader.read(query);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT ?a { ?a ?b ?c }                        | ROWS
            ASK {}                                        | TRUTH
            DESCRIBE <x>                                  | TRIPLES
            CONSTRUCT { ?a ?b ?c } WHERE { ?a ?b ?c }     | TRIPLES
            CONSTRUCT { GRAPH ?g { ?a ?b ?c } } WHERE { GRAPH ?g { ?a ?b ?c } } | QUADS
            """)
    void everyQueryFormHasItsKindOfAnswer(String query, AnswerKind kind) {
        assertThat(understood(query).kind()).isEqualTo(kind);
    }

    @Test
    void aSyntaxErrorNamesThePlaceOfTheWordThatIsWrongAndWhatWasExpected() {
        assertThat(fault("SELECT *\nWHERE { ?s ?p ?o FILTR(?o > 1) }"))
                .isEqualTo("line 2, column 18: unexpected word 'FILTR'");
        assertThat(fault("SELECT * { ?s ?p }"))
                .startsWith("line 1, column 18: unexpected '}'; expected ")
                .contains("a variable", "an IRI", "a string");
        assertThat(fault("SELECT * { ?s ?p ?o"))
                .startsWith("line 1, column 19: unexpected end of the query; expected '}', '.'");
    }

    @Test
    void aSyntaxErrorShowsHangulAndCountsCharactersNotTheirHalves() {
        assertThat(fault("SELECT * { ?s ?p \"🚀🚀\" \"한글\" }")).startsWith("line 1, column 23: unexpected '\"한글\"'");
        assertThat(fault("SELECT * { ?s ?p 윤:상임 }"))
                .isEqualTo("line 1, column 18: the prefix '윤:' is not declared; put 'PREFIX 윤: <…>' before the query");
    }

    @Test
    void aKnownPrefixNeedNotBeDeclaredAndADeclarationWins() {
        assertThat(understood("SELECT * { ?s a ex:Person }").query().toString()).contains("https://example.org/");
        assertThat(understood("PREFIX ex: <urn:other:> DESCRIBE ex:a")
                        .query()
                        .getResultURIs()
                        .toString())
                .isEqualTo("[urn:other:a]");
    }

    @Test
    void aWrongRegularExpressionIsAFaultInOneLineThatNamesNoClass() {
        assertThat(fault("SELECT (REPLACE('x', '(', '') AS ?n) {}"))
                .contains("Unclosed group")
                .hasLineCount(1)
                .doesNotContain("java.");
    }

    @Test
    void whatIsExpectedIsInStandardSparql() {
        assertThat(fault("SELECT * { <urn:test:s> <not an iri> ?x }"))
                .contains("expected an IRI, a prefixed name, a variable")
                .doesNotContain("a function");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2_040, 2_049, 4_050, 4_096, 4_097, 9_000, 70_000})
    void aLongQueryIsReadToItsEndAndSoIsALongWordOfIt(int length) {
        String word = "a".repeat(length);
        String query = "SELECT * { # " + word + "\n ?s <urn:" + word + "> \"" + word + "\" }";
        assertThat(understood(query).query().toString()).contains("<urn:" + word + ">", "\"" + word + "\"");
        assertThat(fault(query + "\n FILTR")).isEqualTo("line 3, column 2: unexpected word 'FILTR'");
        assertThat(fault(query + "\n }")).startsWith("line 3, column 2: unexpected '}'");
        assertThat(fault(query.replace(" }", " ")))
                .startsWith("line 2, column " + (2 * length + 14) + ": unexpected end of the query");
    }

    @Test
    void anUnknownPrefixIsNamed() {
        assertThat(fault("SELECT * { ?s a foaf:Person }"))
                .isEqualTo("line 1, column 17: the prefix 'foaf:' is not declared;"
                        + " put 'PREFIX foaf: <…>' before the query");
    }

    @Test
    void aWordThatIsNoneOfSparqlsIsNamedAlsoWhereTheQueryEndsWithIt() {
        assertThat(fault("SELEKT")).isEqualTo("line 1, column 1: unexpected word 'SELEKT'");
        assertThat(fault("SELECT * { ?s ?p ?o } LIMTI")).isEqualTo("line 1, column 23: unexpected word 'LIMTI'");
    }

    @Test
    void aStringThatIsNotClosedIsCalledThat() {
        assertThat(fault("SELECT * { ?s ?p \"\"\"abc }")).contains("not closed");
        assertThat(fault("SELECT * { ?s ?p \"abc }"))
                .startsWith("line 1, column ")
                .doesNotContain("Lexical");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT DATA { <a> <b> <c> }",
                "PREFIX ex: <https://example.org/> DELETE WHERE { ?s ?p ?o }",
                "LOAD <file:///etc/passwd>",
                "CLEAR ALL",
                "WITH <g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }"
            })
    void anUpdateIsRecognisedAndRefused(String update) {
        assertThat(fault(update)).endsWith("this is an update, and updates are not possible here");
    }

    @Test
    void anEmptyQueryIsAFault() {
        assertThat(fault(" \n")).isEqualTo("the query is empty");
    }

    @Test
    void aVariableThatIsBoundTwiceIsAFaultInWords() {
        assertThat(fault("SELECT * { ?s ?p ?o BIND(1 AS ?o) }")).contains("?o").doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
                "SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }",
                "SELECT * { ?s ?p ?x SERVICE ?x { ?s ?p ?o } }",
                "ASK { FILTER EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } }",
                "SELECT * { { SELECT ?s { OPTIONAL { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } } } }",
                "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o MINUS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } }",
                "DESCRIBE ?s { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
                "SELECT * { ?s ?p ?o } ORDER BY (EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } })",
                "SELECT (SUM(IF(EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }, 1, 0)) AS ?n) { ?s ?p ?o }"
            })
    void aCallOfAnotherServerIsRefusedWhereverItStands(String query) {
        assertThat(fault(query)).contains("is not allowed here: this endpoint asks no other servers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT (%s AS ?x) {}",
                "SELECT * { BIND(%s AS ?x) }",
                "SELECT * { FILTER(%s) }",
                "SELECT * { ?s ?p ?o } ORDER BY %s",
                "SELECT * { ?s ?p ?o } ORDER BY DESC(1 + %s)",
                "SELECT (SUM(%s) AS ?n) { ?s ?p ?o }",
                "SELECT (GROUP_CONCAT(%s) AS ?n) { ?s ?p ?o } GROUP BY ?p",
                "SELECT ?x { ?s ?p ?o } GROUP BY (%s AS ?x)",
                "SELECT ?p { ?s ?p ?o } GROUP BY ?p HAVING(%s)",
                "SELECT ?p { ?s ?p ?o } GROUP BY ?p HAVING(MAX(%s) > 1)",
                "SELECT * { ?s ?p ?o OPTIONAL { ?o ?q ?r FILTER(%s) } }",
                "SELECT * { FILTER NOT EXISTS { ?s ?p ?o FILTER(%s) } }",
                "SELECT * { { SELECT (%s AS ?x) {} } }",
                "SELECT * { ?s ?p ?o FILTER(?o IN (1, %s)) }",
                "SELECT (COALESCE(%s, 1) AS ?x) {}",
                "DESCRIBE ?s { ?s ?p ?o FILTER(%s) }",
                "ASK { LATERAL { BIND(%s AS ?x) } }"
            })
    void aFunctionThatNamesAJavaClassIsRefusedWhereverItStands(String shape) {
        String call = "<java:java.lang.System>(1)";
        assertThat(fault(shape.formatted(call))).isEqualTo("there is no function <java:java.lang.System> here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://jena.apache.org/ARQ/function#wait",
                "http://jena.apache.org/ARQ/function#print",
                "http://jena.apache.org/ARQ/function#eval",
                "http://jena.apache.org/ARQ/function#context",
                "http://jena.apache.org/ARQ/function#SystemVar",
                "http://jena.apache.org/ARQ/jsFunction#f",
                "http://www.w3.org/2005/xpath-functions#apply",
                "java:org.apache.jena.sparql.function.library.e",
                "http://example.org/unknown"
            })
    void aFunctionThatActsOnTheServerOrIsUnknownIsRefused(String function) {
        assertThat(fault("SELECT (<" + function + ">(1) AS ?x) {}")).contains("there is no function");
    }

    @Test
    void callingAFunctionByAComputedNameIsRefused() {
        assertThat(fault("SELECT (CALL(<java:java.lang.System>, 1) AS ?x) {}")).startsWith("CALL is not allowed here");
    }

    @Test
    void standardFunctionsAndCastsAreAllowed() {
        assertThat(fault(
                        "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX fn: <http://www.w3.org/2005/xpath-functions#>"
                                + " PREFIX afn: <http://jena.apache.org/ARQ/function#> PREFIX math: <http://www.w3.org/2005/xpath-functions/math#>"
                                + " SELECT (xsd:decimal('1') AS ?a) (fn:upper-case('a') AS ?b) (afn:localname(<x>) AS ?c) (math:pi() AS ?d)"
                                + " { ?s ?p ?o } ORDER BY afn:collation('ko', ?o)"))
                .isEqualTo("understood");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT (NOW() AS ?x) {}",
                "SELECT * { ?s ?p ?o } ORDER BY RAND()",
                "SELECT (SAMPLE(STRUUID()) AS ?x) { ?s ?p ?o }",
                "ASK { FILTER(UUID() = <x>) }",
                "SELECT (<http://jena.apache.org/ARQ/function#now>() AS ?x) {}"
            })
    void aQueryThatAsksForTimeOrChanceIsKnownToDifferEachRun(String query) {
        assertThat(understood(query).repeatability()).isEqualTo(Repeatability.EACH_RUN_DIFFERS);
    }

    @Test
    void anyOtherQueryGivesTheSameAnswerOnTheSameData() {
        assertThat(understood("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").repeatability())
                .isEqualTo(Repeatability.SAME_DATA_SAME_ANSWER);
    }

    @Test
    void relativeIrisAreThoseOfTheGraphsOwnThings() {
        assertThat(understood("DESCRIBE <sk-hynix>").query().getResultURIs().toString())
                .isEqualTo("[https://example.org/id/sk-hynix]");
    }

    @Test
    void aQueryInTripleTermsIsUnderstood() {
        assertThat(fault("SELECT * { ?r <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( ?s ?p ?o )>> }"))
                .isEqualTo("understood");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "(", "[", "!", "-", "- ", "<<(", "{ FILTER NOT EXISTS ", "SELECT * { "})
    void aQueryNestedAHundredThousandDeepIsRefused(String opening) {
        String nested = opening.repeat(100_000);
        assertThat(fault("SELECT * { " + nested)).contains("nested too deeply");
        assertThat(fault("SELECT * { FILTER(" + nested + "1) }")).contains("nested too deeply");
    }

    @Test
    void aPlaceTooDeepIsNamed() {
        assertThat(fault("SELECT *\n" + " {".repeat(300))).startsWith("line 2, column 402: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { ?s ?p \"%s\" }",
                "SELECT * { ?s ?p '''\n%s''' }",
                "SELECT * { ?s ?p '\\'%s' }",
                "SELECT * { # %s\n }",
                "SELECT * { VALUES ?x { \"%s\" } FILTER(1 < 2) }"
            })
    void bracketsInStringsAndCommentsDoNotCountAsNesting(String shape) {
        assertThat(fault(shape.formatted("{([".repeat(1_000)))).isEqualTo("understood");
    }

    @Test
    void aLongFlatQueryIsUnderstood() {
        assertThat(fault("SELECT * { VALUES ?x { " + "<urn:x> ".repeat(20_000) + "} }"))
                .isEqualTo("understood");
        assertThat(fault("SELECT * { ?s ?p ?o . " + "?s ?p (1) . ".repeat(2_000) + "}"))
                .isEqualTo("understood");
    }

    @Test
    void aChainTooLongForTheParserIsAFaultAndTheNextQueryIsFine() {
        String answer = fault("SELECT * { ?s <p>" + "/<p>".repeat(100_000) + " ?o }");
        assertThat(answer).isIn("understood", "the query is too complex to be read");
        assertThat(fault("ASK {}")).isEqualTo("understood");
    }
}
