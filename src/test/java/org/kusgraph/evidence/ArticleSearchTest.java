package org.kusgraph.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kusgraph.Checkout;
import org.kusgraph.problem.Problem;

final class ArticleSearchTest {
    private static final String ARTICLE = "🤝 First line.\nSecond line.";

    @TempDir
    private Path data;

    @BeforeEach
    void makeFolder() throws IOException {
        Files.createDirectories(data.resolve("documents"));
    }

    @Test
    void everyDocumentOfTheArticleIsFoundWithItsClaimsInTheArticlesOrder() throws IOException {
        write(
                "b.json",
                "article-b",
                ARTICLE,
                claim("b-second", "feared", "article-b", "15, 26"),
                claim("b-first", "stated", "mina", "15, 21", "2, 7"));
        write("a.jsonl", "article-a", ARTICLE);
        write("c.json", "article-c", "Another text.");

        assertThat(articles(ARTICLE))
                .containsExactly(
                        new DescribedArticle("article-a", Map.of("en", "article-a"), file("a.jsonl"), List.of()),
                        new DescribedArticle(
                                "article-b",
                                Map.of("en", "article-b"),
                                file("b.json"),
                                List.of(
                                        new Claim(
                                                "b-first",
                                                Map.of("en", "b-first"),
                                                "stated",
                                                List.of(new Claim.Holder("mina", Map.of())),
                                                List.of(new TextRange(2, 7), new TextRange(15, 21))),
                                        new Claim(
                                                "b-second",
                                                Map.of("en", "b-second"),
                                                "feared",
                                                List.of(new Claim.Holder("article-b", Map.of("en", "article-b"))),
                                                List.of(new TextRange(15, 26))))));
    }

    @Test
    void aHolderIsNamedByAnotherDocumentOrByTheLists() throws IOException {
        write(
                "a.json",
                "article-a",
                ARTICLE,
                claim("a-claim", "stated", "mina", "2, 7"),
                claim("a-concern", "feared", "unnamed", "2, 7"));
        write(
                "b.json",
                "article-b",
                "Another text.",
                "\"actors\": [{\"id\": \"mina\", \"kind\": \"Person\", \"name\": {\"en\": \"Mina\", \"ko\": \"미나\"}}]");

        assertThat(articles(ARTICLE).get(0).claims())
                .flatExtracting(Claim::holders)
                .containsExactly(
                        new Claim.Holder("mina", Map.of("en", "Mina", "ko", "미나")),
                        new Claim.Holder("unnamed", Map.of("en", "not named", "ko", "밝혀지지 않음")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "^F.\\nS.|F.\\nS.|begins with a byte order mark (BOM), as the article does not|remove the mark",
                "F.\\nS.|^F.\\nS.|lacks the byte order mark (BOM) with which the article begins|add the mark",
                "F.\\r\\nS.|F.\\nS.|ends its lines with CR LF, and the article with LF|convert its line ends to LF",
                "F.\\rS.|F.\\r\\nS.|ends its lines with CR, and the article with CR LF|convert its line ends to CR LF",
                "F.\\nS.\\r|F.\\nS.\\n|ends its lines with several sorts of line ends, and the article with LF|convert its line ends to LF",
                "F.\\nS.\\n|F.\\nS.|has a newline at its end that the article does not have|remove the newline at its end",
                "F.\\nS.\\n\\n\\n|F.\\nS.\\n|has a newline at its end that the article does not have|remove 2 newlines at its end",
                "F.\\nS.|F.\\nS.\\n|lacks the newline at the end of the article|add the newline at its end",
                "F.\\r\\n|F.|has a newline at its end that the article does not have|remove the newline at its end",
                "F.\\r\\n|F.\\n|ends its lines with CR LF, and the article with LF|convert its line ends to LF",
                "^F.\\r\\nS.\\r\\n|F.\\nS.|begins with a byte order mark (BOM), as the article does not, it ends its lines with CR LF, and the article with LF, it has a newline at its end that the article does not have|remove the mark, convert its line ends to LF, remove the newline at its end"
            })
    void whatAnEditorChangedIsToldByName(String given, String described, String difference, String mend)
            throws IOException {
        ArticleText right = ArticleTextTest.text(characters(described));
        write("a.json", "article-a", right.characters());
        ArticleText wrong = ArticleTextTest.text(characters(given));

        assertThat(find(wrong))
                .isEqualTo("Faulty: article.txt: the file is not quite the article article-a: it " + difference
                        + "; its digest is " + wrong.sha256() + ", of " + wrong.length() + " code points in "
                        + wrong.bytes() + " bytes; expected the digest " + right.sha256() + " and " + right.length()
                        + " code points; " + mend);
    }

    /** In the table above a circumflex stands for the byte order mark, which nobody would see. */
    private static String characters(String written) {
        return written.translateEscapes().replace('^', '\uFEFF');
    }

    @Test
    void aTextThatNoDocumentDescribesIsToldFromTheNearest() throws IOException {
        write("a.json", "article-a", "Some text.");
        write("b.json", "article-b", "A longer text than that.");
        ArticleText text = ArticleTextTest.text("Another text.");

        assertThat(find(text))
                .isEqualTo("Undescribed: article.txt: no document describes an article with this text, whose SHA-256"
                        + " digest is " + text.sha256() + ", of 13 code points in 13 bytes; expected one of 2 articles,"
                        + " of which the nearest in length is article-a, with the digest "
                        + ArticleTextTest.text("Some text.").sha256()
                        + " and 10 code points; give the article as it was when it was described, or describe it in a"
                        + " document of the data folder");
    }

    @Test
    void whereThereIsNoDocumentNoneIsNamed() throws IOException {
        assertThat(find(ArticleTextTest.text("Some text.")))
                .contains("; expected an article that a document of the data folder describes; ");
    }

    @Test
    void aDocumentThatCannotBeReadIsNamedWhereNoOtherDescribesTheText() throws IOException {
        Files.writeString(data.resolve("documents/broken.json"), "[]");

        assertThat(find(ArticleTextTest.text(ARTICLE)))
                .startsWith("Undescribed: " + file("broken.json") + ":1:1: ")
                .contains("\narticle.txt: no document describes");

        write("a.json", "article-a", ARTICLE);
        assertThat(articles(ARTICLE)).hasSize(1);
    }

    @Test
    void aRangeThatTheTextDoesNotHoldIsPlaced() throws IOException {
        write("a.json", "article-a", ARTICLE, claim("a-claim", "stated", "mina", "0, 28", "7, 7", "0, 99999999999"));

        assertThat(find(ArticleTextTest.text(ARTICLE)).lines())
                .containsExactly(
                        "Faulty: " + wrongRange(0, 125, "0 to 28"),
                        wrongRange(1, 150, "7 to 7"),
                        wrongRange(2, 174, "0 to 99999999999"));
    }

    private String wrongRange(int index, int column, String range) {
        return file("a.json") + ":4:" + column + ": /claims/0/evidence/" + index
                + ": the claim a-claim rests on the range from " + range
                + "; expected a range that has a character and lies within the article's 26 code points;"
                + " mend the range; --find gives the range of words";
    }

    @Test
    void aLengthThatIsNotTheTextsIsPlaced() throws IOException {
        write("a.json", "article-a", ARTICLE);
        Path document = data.resolve("documents/a.json");
        Files.writeString(document, Files.readString(document).replace("\"length\": 26", "\"length\": 28"));

        assertThat(find(ArticleTextTest.text(ARTICLE)))
                .isEqualTo("Faulty: " + document
                        + ":3:107: /length: the article whose digest the document gives has 26 code points,"
                        + " not 28; expected its length in code points; mend the length, and check every range");
    }

    private List<DescribedArticle> articles(String characters) throws IOException {
        ArticleMatch match = search().find(ArticleTextTest.text(characters), data);
        assertThat(match).isInstanceOf(ArticleMatch.Described.class);
        return ((ArticleMatch.Described) match).articles();
    }

    /** What is wrong, a line a problem, with the sort of match in front. */
    private String find(ArticleText text) throws IOException {
        return switch (search().find(text, data)) {
            case ArticleMatch.Described described -> described.toString();
            case ArticleMatch.Faulty faulty -> "Faulty: " + lines(faulty.problems());
            case ArticleMatch.Undescribed undescribed -> "Undescribed: " + lines(undescribed.problems());
        };
    }

    private static String lines(List<Problem> problems) {
        return problems.stream().map(Problem::line).collect(Collectors.joining("\n"));
    }

    private static ArticleSearch search() throws IOException {
        return Checkout.value(ArticleSearch.of(Checkout.ONTOLOGY));
    }

    private String file(String name) {
        return data.resolve("documents").resolve(name).toString();
    }

    private void write(String name, String id, String characters, String... parts) throws IOException {
        ArticleText text = ArticleTextTest.text(characters);
        String head = """
                {"@context": ["../context.jsonld", {"@base": "https://w3id.org/us-korea-tech/id/"}],
                "id": "%s", "kind": "Article", "name": {"en": "%s"},
                "language": "en", "sha256": "%s", "length": %d""".formatted(id, id, text.sha256(), text.length());
        String claims = List.of(parts).stream()
                .filter(part -> part.startsWith("{"))
                .collect(Collectors.joining(",\n", "\"claims\": [", "]"));
        String sections = List.of(parts).stream()
                .filter(part -> !part.startsWith("{"))
                .map(part -> ",\n" + part)
                .collect(Collectors.joining());
        String json = head + ",\n" + claims + sections + "}\n";
        Files.writeString(
                data.resolve("documents").resolve(name),
                name.endsWith(".jsonl") ? json.replace("\n", " ") + "\n" : json);
    }

    private static String claim(String id, String status, String holder, String... ranges) {
        return """
                {"id": "%s", "kind": "Claim", "name": {"en": "%s"}, "status": "%s", "holder": "%s", "evidence": [%s]}""".formatted(
                        id,
                        id,
                        status,
                        holder,
                        List.of(ranges).stream()
                                .map(range -> "{\"start\": " + range.replace(", ", ", \"end\": ") + "}")
                                .collect(Collectors.joining(", ")));
    }
}
