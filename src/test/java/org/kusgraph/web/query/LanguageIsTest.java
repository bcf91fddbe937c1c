package org.kusgraph.web.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kusgraph.web.federation.Federation;

/** Filters on a language select what the engine's own comparison selects. */
final class LanguageIsTest {
    private static final String DATA = """
            PREFIX : <urn:test:>
            :s :text "word"@en, "WORD"@EN, "Wort"@de, "word"@en-GB, "말"@ko, "plain", 7, true, :iri, [], "x"@en--ltr, "" .
            """;

    private final DatasetGraph dataset = RDFParser.fromString(DATA, Lang.TURTLE).toDatasetGraph();
    private final QueryReader reader = new QueryReader("urn:test:", Prefixes.of(Map.of()), Federation.none());

    private String answer(String query) {
        UnderstoodQuery understood = (UnderstoodQuery) reader.read(query);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (QueryRun run = QueryRun.of(understood, dataset, Duration.ofMinutes(1), Federation.none())) {
            AnswerFormat.CSV.write(run.answer(), Prefixes.of(Map.of()), out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ?text { ?s :text ?text FILTER (%s = \"en\") } ORDER BY ?text",
                "SELECT ?text { ?s :text ?text FILTER (%s = \"EN\") } ORDER BY ?text",
                "SELECT ?text { ?s :text ?text FILTER (%s = \"\") } ORDER BY ?text",
                "SELECT ?text { ?s :text ?text FILTER (!(%s = \"en\")) } ORDER BY ?text",
                "SELECT ?text { ?s :text ?text FILTER (%s = \"en\" || %s = \"ko\") } ORDER BY ?text",
                "SELECT ?text { ?s :text ?text FILTER (%s = 7) } ORDER BY ?text",
                "SELECT ?text { ?s :text ?text FILTER (%s = \"en\"@en) } ORDER BY ?text",
                "SELECT ?text ?is { ?s :text ?text BIND (%s = \"en\" AS ?is) } ORDER BY ?text",
                "SELECT ?is { BIND (%s = \"en\" AS ?is) }",
                "SELECT ?s { BIND (\"a\"@en AS ?text) FILTER (%s = \"en\") }",
                "SELECT ?s ?text { ?s ?p ?o OPTIONAL { ?s :text ?text FILTER (%s = \"ko\") } } ORDER BY ?text LIMIT 2",
                "SELECT ?s { ?s ?p ?text FILTER EXISTS { ?s :text ?o FILTER (%s = \"de\") } } ORDER BY ?text LIMIT 2",
                "SELECT (SUM(IF(%s = \"en\", 1, 0)) AS ?n) { ?s :text ?text }"
            })
    void aFilterOnALanguageSelectsWhatAnyOtherComparisonDoes(String query) {
        String prefixed = "PREFIX : <urn:test:> " + query;
        Stream.of("STR(LANG(?text))", "CONCAT(LANG(?text))")
                .forEach(other -> assertThat(answer(prefixed.replace("%s", "LANG(?text)")))
                        .isEqualTo(answer(prefixed.replace("%s", other)))
                        .hasSizeGreaterThan(3));
    }
}
