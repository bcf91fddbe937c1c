package org.kusgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits for Wikidata, of the project's own entities and links. */
final class QuickStatementsTest {
    private static final String ID = "https://w3id.org/us-korea-tech/id/";
    private static final String ARTICLE = ID + "article-20241118-science-minister";

    /** What Wikidata might have: a Korean label is lacking, a name in other case is there, an identifier is another. */
    private static final String KNOWN = """
            <http://www.wikidata.org/entity/Q20718> <http://www.w3.org/2000/01/rdf-schema#label> "Samsung electronics"@en .
            <http://www.wikidata.org/entity/Q20718> <http://www.wikidata.org/prop/direct/P1278> "9884007ER46L6N7EI764" .
            <http://www.wikidata.org/entity/Q20718> <http://www.wikidata.org/prop/direct/P213> "0000 0000 0000 0001" .
            <http://www.wikidata.org/entity/Q39949> <http://www.w3.org/2000/01/rdf-schema#label> "KAIST"@en .
            <http://www.wikidata.org/entity/Q39949> <http://www.w3.org/2000/01/rdf-schema#label> "한국과학기술원"@ko .
            <http://www.wikidata.org/entity/Q1> <http://www.w3.org/2000/01/rdf-schema#label> "universe"@en .
            """;

    @TempDir
    private Path folder;

    @Test
    void onlyStatementsAreWrittenWhereItIsNotKnownWhatWikidataHas() {
        CommandRun run = edits();
        assertThat(run.code()).as(run.words()).isZero();
        assertThat(run.data().lines())
                .contains("Q20718\tP6782\t\"020m7t761\" /* linked at " + ID + "samsung-electronics */")
                .allMatch(line -> line.matches(
                        "Q\\d+\tP(6782|1278|213)\t\"[0-9A-Za-z]+\" /\\* linked at " + ID + "[a-z-]+ \\*/"));
        // Q20716 is refused, Q8684 not decided, and Q111993595 only near: none of them is an identity.
        assertThat(run.data()).doesNotContain("Q20716", "Q8684", "Q111993595");
        assertThat(run.words()).contains("nothing was sent. Without --target it is not known which names Wikidata has");
    }

    @Test
    void whatWikidataHasIsLeftOutAndWhatContradictsIsTold() throws IOException {
        Path known = Files.writeString(folder.resolve("items.nt"), KNOWN);
        CommandRun run = edits("--target", known.toString(), "--type", "Company,ResearchInstitution");
        assertThat(run.code()).as(run.words()).isZero();
        assertThat(run.data()).isEqualTo(expected());
        assertThat(run.words())
                .contains("Q20718 (Samsung Electronics) has another isni there, 0000000000000001, not 0000000463750810")
                .contains("of Q370719 (SK hynix) the target has nothing");
    }

    @Test
    void anEndpointIsAskedTheSame() throws IOException {
        Path known = Files.writeString(folder.resolve("items.nt"), KNOWN);
        FusekiServer endpoint = FusekiServer.create()
                .port(0)
                .add("/sparql", DatasetGraphFactory.wrap(RDFDataMgr.loadGraph(known.toString())))
                .build()
                .start();
        try {
            String address = "http://127.0.0.1:" + endpoint.getPort() + "/sparql";
            CommandRun run = edits("--target", address, "--type", "Company,ResearchInstitution");
            assertThat(run.code()).as(run.words()).isZero();
            assertThat(run.data()).isEqualTo(expected());
        } finally {
            endpoint.stop();
        }
    }

    private static String expected() {
        return """
                Q39949\tAen\t"Korea Advanced Institute of Science and Technology" /* named in %1$s */
                Q39949\tAko\t"카이스트" /* named in %1$s */
                Q39949\tP213\t"0000000122920500" /* linked at %2$skaist */
                Q39949\tP6782\t"05apxxy63" /* linked at %2$skaist */
                Q20718\tLko\t"삼성전자" /* named in %1$s */
                Q20718\tP6782\t"020m7t761" /* linked at %2$ssamsung-electronics */
                """.formatted(ARTICLE, ID);
    }

    @Test
    void aRelationThatAnArticleStatesHasTheArticleAsReference() throws IOException {
        // These are no properties of Wikidata; whoever uses them says which.
        Path properties = Files.writeString(
                folder.resolve("properties.tsv"), "# relations\ncooperatesWith\tP9000000001\nreference\tP9000000002\n");
        CommandRun run = edits("--properties", properties.toString());
        assertThat(run.code()).as(run.words()).isZero();
        assertThat(run.data().lines())
                .contains("Q884\tP9000000001\tQ30\tS9000000002\t\"" + ARTICLE + "\" /* stated in " + ARTICLE + " */")
                .contains("Q20718\tP6782\t\"020m7t761\"\tS9000000002\t\"" + ID + "samsung-electronics\" /* linked at "
                        + ID + "samsung-electronics */");
    }

    @Test
    void quotationMarksStayTabsBecomeSpacesAndWhatTheFormCannotHoldIsLeftOut() throws IOException {
        Path data = folder.resolve("data");
        Path document = data.resolve("documents/article-quotes.json");
        Files.createDirectories(document.getParent());
        Path unused = Files.writeString(document, """
                {"@context": ["../../ontology/context.jsonld", {"@base": "https://w3id.org/us-korea-tech/id/"}],
                 "id": "article-quotes", "kind": "Article", "name": {"en": "Quotes"}, "language": "en",
                 "source": "https://news.example/quotes?a=1&b=2", "issued": "2041-01-01", "length": 10,
                 "sha256": "12e7c91f6ff4008dbc5efa1fdd92de78e2ef0797fba815dec53bf745084a37ee",
                 "companies": [{"id": "haneul", "kind": "Company", "name": {"en": "Haneul \\"Sky\\" Co.", "ko": "주식회사 \\"하늘\\""},
                   "otherNames": {"en": ["Sky\\there", "a /* sign */ of a summary"]}}]}
                """);
        Path links = data.resolve("external/wikidata");
        Files.createDirectories(links);
        Path description = Path.of("data/external/wikidata/dataset.ttl");
        Files.writeString(
                links.resolve("dataset.ttl"),
                Files.readString(description).replaceFirst("void:triples [0-9]+", "void:triples 1"));
        List<String> lines = Files.readAllLines(Path.of("data/external/wikidata/links.sssom.tsv"));
        List<String> kept = new ArrayList<>(lines.stream()
                .filter(line -> line.startsWith("#") || line.startsWith("subject_id"))
                .toList());
        lines.stream()
                .filter(line -> line.startsWith("id:samsung-electronics") && line.contains("Q20718"))
                .map(line -> line.replace("id:samsung-electronics", "id:haneul")
                        .replace("Samsung Electronics", "Haneul")
                        .replace("Q20718", "Q1000000007"))
                .forEach(kept::add);
        Files.write(links.resolve("links.sssom.tsv"), kept);
        Path known = Files.writeString(
                folder.resolve("items.nt"),
                "<http://www.wikidata.org/entity/Q1000000007> <http://www.w3.org/2000/01/rdf-schema#label> \"하늘\"@ko .\n");

        CommandRun run =
                CommandRun.of("link", "--quickstatements", "--data", data.toString(), "--target", known.toString());
        assertThat(run.code()).as(run.words()).isZero();
        String summary = " /* named in https://news.example/quotes?a=1&b=2 */\n";
        assertThat(run.data())
                .isEqualTo("Q1000000007\tLen\t\"Haneul \"Sky\" Co.\"" + summary
                        + "Q1000000007\tAko\t\"주식회사 \"하늘\"\"" + summary
                        + "Q1000000007\tAen\t\"Sky here\"" + summary);
    }

    @Test
    void aLineThatNamesNoPropertyIsTold() throws IOException {
        Path properties = Files.writeString(folder.resolve("properties.tsv"), "ror\tP6782\nlei 1278\nisni\tQ5\n");
        CommandRun run = edits("--properties", properties.toString());
        assertThat(run.code()).isEqualTo(ExitCode.INPUT);
        assertThat(run.words()).contains("properties.tsv:2:1", "'lei 1278' names no property", "properties.tsv:3:1");
        assertThat(run.data()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "link",
                "link --target x.nt",
                "link --target x.nt --scheme dbpedia --properties p.tsv",
                "link --quickstatements --scheme ror",
                "link --quickstatements --source list.csv",
                "link --quickstatements --target x.unknown"
            })
    void whatCannotBeMeantIsWrongUsage(String arguments) {
        CommandRun run = CommandRun.of(arguments.split(" ", 0));
        assertThat(run.code()).as(run.words()).isEqualTo(ExitCode.USAGE);
        assertThat(run.words().lines()).hasSize(1);
    }

    private static CommandRun edits(String... more) {
        List<String> arguments = new ArrayList<>(List.of("link", "--quickstatements", "--data", "data"));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }
}
