package org.kusgraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The invented articles, whose texts stand beside their documents, are described as a real article would be. */
final class InventedArticlesTest {
    private static final Query ARTICLES = QueryFactory.create("""
            PREFIX kus: <https://w3id.org/us-korea-tech/ontology#>
            PREFIX schema: <https://schema.org/>
            SELECT (STRAFTER(STR(?article), "/id/") AS ?name) ?sha256 ?length
            WHERE { ?article schema:sha256 ?sha256 ; kus:length ?length }""");
    private static final Query EVIDENCE = QueryFactory.create("""
            PREFIX kus: <https://w3id.org/us-korea-tech/ontology#>
            PREFIX oa: <http://www.w3.org/ns/oa#>
            SELECT (STRAFTER(STR(?article), "/id/") AS ?name) ?start ?end
            WHERE { ?article kus:reports/kus:evidence [ oa:start ?start ; oa:end ?end ] }""");

    @ParameterizedTest
    @ValueSource(strings = {"corpus", "cases/status"})
    void aDocumentRecordsItsTextsDigestAndLength(String corpus, @TempDir Path store)
            throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (List<String> row : rows(corpus, ARTICLES, store)) {
            String text = text(corpus, row.get(0));
            assertThat(row.get(1))
                    .isEqualTo(HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8))));
            assertThat(row.get(2)).isEqualTo(Integer.toString(text.codePointCount(0, text.length())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"corpus", "cases/status"})
    void evidenceBeginsAndEndsWithAWord(String corpus, @TempDir Path store) throws IOException {
        for (List<String> row : rows(corpus, EVIDENCE, store)) {
            String text = text(corpus, row.get(0));
            int start = text.offsetByCodePoints(0, Integer.parseInt(row.get(1)));
            int end = text.offsetByCodePoints(0, Integer.parseInt(row.get(2)));
            assertThat(text.substring(start, end)).matches("(?s)\\S.*\\S");
            assertThat(start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)))
                    .as(text.substring(start, end))
                    .isTrue();
        }
    }

    private static List<List<String>> rows(String corpus, Query query, Path store) throws IOException {
        try (BuiltGraph graph = BuiltGraph.of(folder(corpus), store)) {
            List<List<String>> rows =
                    graph.read(dataset -> Answer.of(query, dataset)).rows();
            assertThat(rows).isNotEmpty();
            return rows;
        }
    }

    private static Path folder(String corpus) {
        return Path.of("src", "test", "resources").resolve(corpus);
    }

    private static String text(String corpus, String article) throws IOException {
        return Files.readString(folder(corpus).resolve("documents").resolve(article + ".txt"));
    }
}
