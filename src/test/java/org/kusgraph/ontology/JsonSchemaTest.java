package org.kusgraph.ontology;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kusgraph.Checkout;
import org.kusgraph.Golden;
import org.kusgraph.KnowledgeGraph;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;

/** The schema says of documents what the reader says, as far as a schema can; a validator that is not ours reads it. */
final class JsonSchemaTest {
    private static final SchemaRegistry VALIDATORS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final Path CASES = Checkout.RESOURCES.resolve("cases/document");

    private static final Set<ProblemCode> NOT_JSON = Set.of(
            ProblemCode.UNREADABLE,
            ProblemCode.ENCODING,
            ProblemCode.SYNTAX,
            ProblemCode.LIMIT,
            ProblemCode.DUPLICATE_KEY);

    /** What is wrong with a value by itself, wherever it stands. */
    private static final Set<ProblemCode> SEEN_BY_A_SCHEMA = Set.of(
            ProblemCode.CONTEXT,
            ProblemCode.UNKNOWN_KEY,
            ProblemCode.MISSING_KEY,
            ProblemCode.KIND,
            ProblemCode.TYPE,
            ProblemCode.VALUE,
            ProblemCode.UNKNOWN_WORD,
            ProblemCode.IDENTIFIER);

    private static final String DOCUMENT = """
            {"$schema": "../ontology/article.schema.json",
            "@context": ["../ontology/context.jsonld", {"@base": "https://w3id.org/us-korea-tech/id/"}],
            "id": "article-a", "kind": "Article", "name": {"en": "A title", "ko": "제목"}, "language": "en",
            "issued": "2041-02-28", "source": "https://example.org/기사", "sha256": "%s", "length": 10,
            "actors": [
              {"id": "mina", "kind": "Person", "name": {"en": "Mina"}, "otherNames": {"en": ["M.", "Min"], "ko": "미나"}},
              {"id": "korea", "kind": "Country", "name": {"en": "Korea"}}],
            "claims": [
              {"id": "a-claim", "kind": "Claim", "name": {"en": "spend"}, "text": {"en": "Mina spends."}, "status": "stated",
              "holder": ["mina", "article-a"], "subject": "mina", "relation": "investsIn", "object": "korea",
              "amount": {"value": "3.59", "currency": "USD", "exactness": "exact", "origin": "given"},
              "time": [{"text": {"en": "in 2041"}, "startDate": "2041-01-01", "interpreted": false}],
              "evidence": [{"start": 0, "end": 4}]}]}
            """.formatted("0123456789abcdef".repeat(4));

    private static String text = "";
    private static Schema schema;

    @TempDir
    private Path data;

    @BeforeAll
    static void readSchema() {
        text = JsonSchema.write(Checkout.ontology());
        schema = VALIDATORS.getSchema(text);
    }

    static List<Path> documents() throws IOException {
        return Checkout.documents();
    }

    @Test
    void theKeptSchemaIsThatOfTheOntology() throws IOException {
        Golden.assertSame(Checkout.ONTOLOGY.resolve(Ontology.SCHEMA_FILE), text, JsonSchemaTest.class);
    }

    @Test
    void itIsASchema() {
        Schema schemas = VALIDATORS.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

        assertThat(schemas.validate(text, InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyDocumentConforms(Path document) throws IOException {
        assertThat(schema.validate(Files.readString(document), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void aDocumentThatUsesManyRangesConformsAndIsRead() throws IOException {
        assertThat(schema.validate(DOCUMENT, InputFormat.JSON)).isEmpty();
        assertThat(problems(DOCUMENT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"language\": \"en\"|\"languages\": \"en\"|``",
                "\"language\": \"en\",||``",
                "\"kind\": \"Article\"|\"kind\": \"Person\"|/kind",
                "\"id\": \"mina\", ||/actors/0",
                "\"id\": \"mina\"|\"id\": \"Mina\"|/actors/0/id",
                "\"id\": \"mina\"|\"id\": \"mina--kim\"|/actors/0/id",
                "\"kind\": \"Person\"|\"kind\": \"Claim\"|/actors/0/kind",
                "\"kind\": \"Person\"|\"kind\": \"Personage\"|/actors/0/kind",
                "\"otherNames\"|\"age\": 40, \"otherNames\"|/actors/0",
                "\"name\": {\"en\": \"Mina\"}|\"name\": \"Mina\"|/actors/0/name",
                "\"name\": {\"en\": \"Mina\"}|\"name\": {\"en\": [\"Mina\"]}|/actors/0/name/en",
                "\"name\": {\"en\": \"Mina\"}|\"name\": {\"English\": 1}|/actors/0/name/English",
                "\"name\": {\"en\": \"Mina\"}|\"name\": {\"e n\": \"Mina\"}|/actors/0/name",
                "\"name\": {\"en\": \"Mina\"}|\"name\": {}|/actors/0/name",
                "2041-02-28|2041-13-28|/issued",
                "\"2041-02-28\"|20410228|/issued",
                "https://example|ftp://example|/source",
                "/기사|/ 기사|/source",
                "\"sha256\": \"0|\"sha256\": \"O|/sha256",
                "\"length\": 10|\"length\": 0|/length",
                "\"length\": 10|\"length\": 10.5|/length",
                "\"stated\"|\"said\"|/claims/0/status",
                "\"stated\"|[\"stated\", \"planned\"]|/claims/0/status",
                "[\"mina\", \"article-a\"]|[]|/claims/0/holder",
                "[\"mina\", \"article-a\"]|{\"id\": \"mina\"}|/claims/0/holder",
                "investsIn|investIn|/claims/0/relation",
                "\"3.59\"|3.59|/claims/0/amount/value",
                "3.59|3.59e2|/claims/0/amount/value",
                "\"USD\"|\"usd\"|/claims/0/amount/currency",
                "\"currency\": \"USD\", ||/claims/0/amount",
                "\"currency\": \"USD\"|\"currency\": \"USD\", \"unit\": \"people\"|/claims/0/amount",
                "\"interpreted\": false|\"interpreted\": \"no\"|/claims/0/time/0/interpreted",
                "\"end\": 4|\"end\": -4|/claims/0/evidence/0/end",
                ", \"end\": 4||/claims/0/evidence/0",
                "[{\"start\": 0, \"end\": 4}]|[]|/claims/0/evidence",
                "\"actors\": [|\"actors\": {}, \"background\": [|/actors",
                "\"claims\"|\"claim\"|``",
                "../ontology/context.jsonld|https://example.org/context.jsonld|/@context/0",
                "../ontology/context.jsonld|//example.org/context.jsonld|/@context/0",
                "us-korea-tech/id/\"|us-korea-tech/\"|/@context/1/@base"
            })
    void whatIsWrongIsSeenWhereTheReaderSeesIt(String right, String wrong, String pointer) throws IOException {
        String document = DOCUMENT.replace(right, wrong == null ? "" : wrong);

        assertThat(document).isNotEqualTo(DOCUMENT);
        assertThat(schema.validate(document, InputFormat.JSON))
                .extracting(error -> error.getInstanceLocation().toString())
                .anySatisfy(location -> assertThat(location).startsWith(pointer));
        assertThat(problems(document)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aDocumentThatTheReaderRefusesForItsFormDoesNotConformAndOneThatItTakesDoes(Path document) throws IOException {
        Set<ProblemCode> refused = refusals(document);
        // The reader takes a byte order mark; the validator's parser does not, and it is no matter of the schema.
        String json = Files.readString(document).replaceFirst("^\uFEFF", "");
        List<Error> errors = schema.validate(json, InputFormat.JSON);

        if (refused.isEmpty()) {
            assertThat(errors).isEmpty();
        } else if (SEEN_BY_A_SCHEMA.containsAll(refused)) {
            assertThat(errors).isNotEmpty();
        }
    }

    /** Documents that are JSON, right and wrong. */
    static List<Path> cases() throws IOException {
        List<Path> cases = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CASES)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                if (refusals(file).stream().noneMatch(NOT_JSON::contains)) {
                    cases.add(file);
                }
            }
        }
        return cases;
    }

    private static Set<ProblemCode> refusals(Path document) throws IOException {
        try (Stream<String> lines = Files.lines(document.resolveSibling("problems.txt"))) {
            return lines.filter(line -> line.contains(" " + document.getFileName() + ":"))
                    .map(line -> ProblemCode.valueOf(line.substring(0, line.indexOf(' '))))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(ProblemCode.class)));
        }
    }

    private List<Problem> problems(String document) throws IOException {
        Path file = data.resolve("document.json");
        Files.writeString(file, document);
        return Checkout.value(KnowledgeGraph.of(Checkout.ONTOLOGY, data)).check(List.of(file));
    }
}
