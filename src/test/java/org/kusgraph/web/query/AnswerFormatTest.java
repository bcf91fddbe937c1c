package org.kusgraph.web.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReader;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kusgraph.web.federation.Federation;

final class AnswerFormatTest {
    private static final Prefixes PREFIXES = Prefixes.of(Map.of(
            "ex", "https://example.org/", "xsd", "http://www.w3.org/2001/XMLSchema#", "no", "https://unused.example/"));
    private static final DatasetGraph DATA =
            RDFParser.fromString("""
                    PREFIX ex: <https://example.org/>
                    ex:hynix a ex:Company ; ex:name "SK하이닉스"@ko , "SK hynix"@en ; ex:share 1.5 ; ex:seat [ ex:city "Icheon" ] .
                    GRAPH ex:g { ex:samsung ex:name "삼성전자"@ko }
                    """, Lang.TRIG).toDatasetGraph();

    private static String answer(AnswerFormat format, String query) {
        UnderstoodQuery understood =
                (UnderstoodQuery) new QueryReader("https://example.org/", PREFIXES, Federation.none())
                        .read("PREFIX ex: <https://example.org/> " + query);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (QueryRun run = QueryRun.of(understood, DATA, Duration.ofSeconds(30), Federation.none())) {
            format.write(run.answer(), PREFIXES, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aTableIsAlignedByWhatIsSeen() {
        assertThat(
                        answer(
                                AnswerFormat.TABLE,
                                "SELECT ?name ?c ?n { VALUES (?name ?c ?n) { ('SK하이닉스'@ko ex:hynix 1.5) ('SK hynix'@en <urn:x:y> UNDEF) } }"))
                .isEqualTo("""
                        name           c          n
                        -------------  ---------  ---
                        SK하이닉스@ko  ex:hynix   1.5
                        SK hynix@en    <urn:x:y>
                        (2 rows)
                        """);
    }

    @Test
    void aTableCannotBeBrokenByItsData() {
        assertThat(answer(AnswerFormat.TABLE, "SELECT ('a\\u000Ab\\u001B[2J\\u202Ec' AS ?x) {}"))
                .isEqualTo("""
                        x
                        ------------------------
                        a\\u000Ab\\u001B[2J\\u202Ec
                        (1 row)
                        """);
    }

    @Test
    void aSpreadsheetComputesNothingThatTheDataSay() {
        assertThat(answer(
                        AnswerFormat.SPREADSHEET,
                        "SELECT ?a ?b { VALUES (?a ?b) { ('=HYPERLINK(1)' '-3.59') ('+82 2' '-1+1') ('@x' '＝1') ('a;=1' '삼성')"
                                + " ('\\t=1' 5) } }"))
                .isEqualTo(
                        "\uFEFFa,b\r\n'=HYPERLINK(1),-3.59\r\n'+82 2,'-1+1\r\n'@x,'＝1\r\n\"a;=1\",삼성\r\n\"'\t=1\",5\r\n");
        assertThat(answer(AnswerFormat.CSV, "SELECT ('=1+1' AS ?a) {}")).isEqualTo("a\r\n=1+1\r\n");
    }

    @Test
    void csvQuotesAsRfc4180AndTellsTheEmptyStringFromNoValue() {
        assertThat(answer(
                        AnswerFormat.CSV,
                        "SELECT ?a ?b ?c ?d { BIND('x,\"y\"\\nz' AS ?a) BIND('' AS ?b) BIND(BNODE() AS ?d) }"))
                .isEqualTo("a,b,c,d\r\n\"x,\"\"y\"\"\nz\",\"\",,_:b0\r\n");
    }

    @Test
    void jsonHasARowOnALine() {
        assertThat(answer(
                        AnswerFormat.JSON,
                        "SELECT ?a ?b { VALUES (?a ?b) { (ex:hynix 'SK하이닉스'@ko) (UNDEF UNDEF) (1.5 UNDEF) } }"))
                .isEqualTo("""
                        {"head":{"vars":["a","b"]},"results":{"bindings":[
                        {"a":{"type":"uri","value":"https://example.org/hynix"},"b":{"type":"literal","xml:lang":"ko","value":"SK하이닉스"}},
                        {},
                        {"a":{"type":"literal","datatype":"http://www.w3.org/2001/XMLSchema#decimal","value":"1.5"}}
                        ]}}
                        """);
        assertThat(answer(AnswerFormat.JSON, "ASK {}")).isEqualTo("{\"head\":{},\"boolean\":true}\n");
    }

    @Test
    void whatIsReadFromJsonIsWhatWasWritten() {
        String values = """
                VALUES ?term {
                    'quote " backslash \\\\ line \\n return \\r tab \\t \\u0001 \\u001F \\u007F \\u2028 😀' '' 'en'@en 'rtl'@ar--rtl
                    5 1.5e0 true 'x'^^ex:type ex:한글 <<( ex:a ex:b <<( ex:c ex:d '한글'@ko )>> )>> }
                """;
        RowSet written = QueryExec.dataset(DATA)
                .query("PREFIX ex: <https://example.org/> SELECT * {" + values + "}")
                .select();
        RowSet read = RowSetReader.createReader(ResultSetLang.RS_JSON)
                .read(
                        new ByteArrayInputStream(answer(AnswerFormat.JSON, "SELECT * {" + values + "}")
                                .getBytes(StandardCharsets.UTF_8)),
                        ARQ.getContext());

        assertThat(Iter.toList(Iter.map(read, row -> row.get("term"))))
                .hasSize(10)
                .isEqualTo(Iter.toList(Iter.map(written, row -> row.get("term"))));
    }

    @Test
    void aBlankNodeIsTheSameThroughoutAnAnswerInJson() {
        assertThat(answer(AnswerFormat.JSON, "SELECT ?a ?b { ?a ex:city ?city BIND (?a AS ?b) }"))
                .contains("{\"a\":{\"type\":\"bnode\",\"value\":\"b0\"},\"b\":{\"type\":\"bnode\",\"value\":\"b0\"}}");
    }

    @Test
    void jsonOfManyRowsIsWhole() {
        assertThat(answer(
                                AnswerFormat.JSON,
                                "SELECT ?text { { SELECT (COUNT(*) AS ?n) { ?s ?p ?o } } VALUES ?text { "
                                        + "'한글'@ko ".repeat(5_000) + "} }")
                        .lines())
                .hasSize(5_002)
                .endsWith("{\"text\":{\"type\":\"literal\",\"xml:lang\":\"ko\",\"value\":\"한글\"}}", "]}}");
    }

    @Test
    void aTruthValueHasASensibleFormInEveryFormatForIt() {
        assertThat(answer(AnswerFormat.CSV, "ASK {}")).isEqualTo("answer\r\ntrue\r\n");
        assertThat(answer(AnswerFormat.TSV, "ASK { FILTER(false) }")).endsWith("\nfalse\n");
        assertThat(answer(AnswerFormat.TABLE, "ASK {}")).isEqualTo("yes\n");
        assertThat(answer(AnswerFormat.HTML, "ASK {}")).contains("<p>Yes</p>");
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "XML", "TSV", "TABLE", "HTML"})
    void tripleTermsAreCarriedInRows(AnswerFormat format) {
        assertThat(answer(format, "SELECT (<<( ex:a ex:b '한글'@ko )>> AS ?t) {}"))
                .contains("한글");
    }

    @ParameterizedTest
    @EnumSource(names = {"TURTLE", "N_TRIPLES", "TRIG", "N_QUADS", "HTML"})
    void tripleTermsAreCarriedInGraphs(AnswerFormat format) {
        assertThat(answer(format, "CONSTRUCT { ex:r ex:states <<( ex:a ex:b '한글'@ko )>> } WHERE {}"))
                .contains("한글");
    }

    @Test
    void aTripleTermIsRefusedByFormatsThatCannotCarryIt() {
        assertThatThrownBy(() -> answer(AnswerFormat.CSV, "SELECT (<<( ex:a ex:b 1 )>> AS ?t) {}"))
                .isInstanceOf(UnfitAnswerException.class)
                .hasMessageContaining("triple term, which CSV cannot carry");
        String graph = "CONSTRUCT { ex:r ex:states <<( ex:a ex:b 1 )>> } WHERE {}";
        assertThatThrownBy(() -> answer(AnswerFormat.JSON_LD, graph)).isInstanceOf(UnfitAnswerException.class);
        assertThatThrownBy(() -> answer(AnswerFormat.RDF_XML, graph)).isInstanceOf(UnfitAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0001", "\\u001B", "\\uFFFE"})
    void aCharacterThatXmlCannotCarryIsRefusedInsteadOfBreakingTheDocument(String character) {
        assertThatThrownBy(() -> answer(AnswerFormat.XML, "SELECT ('" + character + "' AS ?x) {}"))
                .isInstanceOf(UnfitAnswerException.class);
        assertThatThrownBy(() -> answer(AnswerFormat.RDF_XML, "CONSTRUCT { ex:a ex:b '" + character + "' } WHERE {}"))
                .isInstanceOf(UnfitAnswerException.class);
    }

    @Test
    void aPropertyThatRdfXmlCannotWriteIsRefused() {
        assertThatThrownBy(() -> answer(AnswerFormat.RDF_XML, "CONSTRUCT { ex:a <https://example.org/1> 2 } WHERE {}"))
                .isInstanceOf(UnfitAnswerException.class)
                .hasMessageContaining("<https://example.org/1>");
    }

    @Test
    void turtleIsLaidOutWithThePrefixesThatItUsesAndInRealLetters() {
        assertThat(answer(AnswerFormat.TURTLE, "CONSTRUCT { ex:hynix ex:name ?n } WHERE { ex:hynix ex:name ?n }"))
                .contains("PREFIX ex: <https://example.org/>", "\"SK하이닉스\"@ko")
                .doesNotContain("unused.example");
    }

    @Test
    void aStatementIsWrittenOnceHoweverOftenItWasFound() {
        String query = "CONSTRUCT { ex:a ex:b ex:c } WHERE { VALUES ?x { 1 2 3 } }";
        assertThat(answer(AnswerFormat.N_TRIPLES, query).lines()).hasSize(1);
        assertThat(answer(AnswerFormat.N_QUADS, query).lines()).hasSize(1);
    }

    @Test
    void aGraphTooLargeToLayOutIsStillComplete() {
        String numbers = IntStream.range(0, 230).mapToObj(Integer::toString).collect(Collectors.joining(" "));
        String query = "CONSTRUCT { ex:s ex:p ?o } WHERE { VALUES ?x { " + numbers + " } VALUES ?y { " + numbers
                + " } BIND(?x * 230 + ?y AS ?o) }";
        String turtle = answer(AnswerFormat.TURTLE, query);
        assertThat(RDFParser.fromString(turtle, Lang.TURTLE).toGraph().size()).isEqualTo(52_900);
        assertThat(answer(AnswerFormat.N_TRIPLES, query).lines()).hasSize(52_900);
    }

    @Test
    void graphsKeepTheirNamesWhereTheFormatHasNames() {
        String query = "CONSTRUCT { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }";
        for (AnswerFormat format : AnswerFormat.of(AnswerKind.QUADS)) {
            assertThat(answer(format, query))
                    .as(format.name())
                    .containsAnyOf("ex:g", "example.org/g")
                    .contains("삼성전자");
        }
        assertThat(AnswerFormat.of(AnswerKind.QUADS)).doesNotContain(AnswerFormat.TURTLE, AnswerFormat.N_TRIPLES);
    }

    @Test
    void aDescriptionHoldsAllStatementsOfAThingInAllGraphsAndItsBlankNodes() {
        String turtle = answer(AnswerFormat.TURTLE, "DESCRIBE ex:hynix ex:samsung");
        assertThat(turtle).contains("SK hynix", "Icheon", "삼성전자");
        assertThat(answer(AnswerFormat.TURTLE, "DESCRIBE ?c { ?c a ex:Company }"))
                .contains("Icheon");
        assertThat(answer(AnswerFormat.TURTLE, "DESCRIBE * { ?c a ex:Company }"))
                .contains("Icheon");
        assertThat(answer(AnswerFormat.N_TRIPLES, "DESCRIBE ex:nobody")).isEmpty();
    }

    @Test
    void aDescriptionKeepsToTheGraphsThatTheQueryNames() {
        assertThat(answer(AnswerFormat.N_TRIPLES, "DESCRIBE ex:hynix FROM ex:g"))
                .isEmpty();
        assertThat(answer(AnswerFormat.N_TRIPLES, "DESCRIBE ex:samsung FROM ex:g")
                        .lines())
                .hasSize(1);
    }

    @Test
    void aPageCannotBeBrokenByItsData() {
        assertThat(
                        answer(
                                AnswerFormat.HTML,
                                "SELECT ('<script>alert(1)</script>' AS ?a) (<javascript:alert(1)> AS ?b) (<https://e.org/'%22> AS ?c) {}"))
                .doesNotContain("<script", "href=\"javascript")
                .contains("&lt;script&gt;", "href=\"https://e.org/&#39;%22\"");
        assertThat(answer(AnswerFormat.HTML, "CONSTRUCT { ex:a ex:b '</pre><script>' } WHERE {}"))
                .doesNotContain("<script");
    }

    @ParameterizedTest
    @EnumSource(AnswerKind.class)
    void everyKindOfAnswerHasFormatsAndEveryFormatIsFoundByItsNames(AnswerKind kind) {
        assertThat(AnswerFormat.of(kind)).isNotEmpty();
        for (AnswerFormat format : AnswerFormat.of(kind)) {
            assertThat(AnswerFormat.named(format.shortName(), kind)).contains(format);
            assertThat(AnswerFormat.named(format.mediaTypes().getFirst().toUpperCase(Locale.ROOT), kind))
                    .contains(format == AnswerFormat.SPREADSHEET ? AnswerFormat.CSV : format);
        }
    }

    @Test
    void jsonAndXmlNameTheRightFormatForEachKindOfAnswer() {
        assertThat(AnswerFormat.named("json", AnswerKind.ROWS)).contains(AnswerFormat.JSON);
        assertThat(AnswerFormat.named("json", AnswerKind.TRIPLES)).contains(AnswerFormat.JSON_LD);
        assertThat(AnswerFormat.named("xml", AnswerKind.TRIPLES)).contains(AnswerFormat.RDF_XML);
        assertThat(AnswerFormat.named("ttl", AnswerKind.ROWS)).isEmpty();
        assertThat(AnswerFormat.isKnown("ttl")).isTrue();
        assertThat(AnswerFormat.isKnown("docx")).isFalse();
    }
}
