package org.kusgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Checkout;

/** Links proposed for the project's own entities, to a few records in the form of the Research Organization Registry. */
final class LinkCommandTest {
    @TempDir
    private Path folder;

    private Path data;
    private Path target;

    @BeforeEach
    void writeTarget() throws IOException {
        data = folder.resolve("data");
        for (String file : List.of(
                "documents/article-20241118-science-minister.json", "taxonomies/cooperation-technologies.ttl")) {
            Files.createDirectories(data.resolve(file).getParent());
            Path unused = Files.copy(Checkout.DATA.resolve(file), data.resolve(file));
        }
        Path types = data.resolve("external/ror/types.tsv");
        Files.createDirectories(types.getParent());
        Path unused = Files.copy(Checkout.DATA.resolve("external/ror/types.tsv"), types);
        target = Files.writeString(
                folder.resolve("ror.json"),
                "["
                        + String.join(
                                ",\n",
                                record("04w3jy968", "active", "company", "KR", "Samsung (South Korea)", "삼성"),
                                record(
                                        "020m7t761",
                                        "active",
                                        "company",
                                        "KR",
                                        "Samsung Electronics (South Korea)",
                                        "삼성전자 주식회사"),
                                record("00rds8m49", "withdrawn", "company", "KR", "SK Hynix (South Korea)", "SK Hynix"),
                                record("05v6gdb70", "active", "government", "KR", "National Assembly", "대한민국 국회"),
                                record(
                                        "01wpjm123",
                                        "active",
                                        "government",
                                        "KR",
                                        "Ministry of Science and ICT",
                                        "MSIT"),
                                record(
                                        "05apxxy63",
                                        "active",
                                        "education",
                                        "KR",
                                        "Korea Advanced Institute of Science and Technology",
                                        "KAIST"))
                        + "]");
    }

    private static String record(String id, String status, String type, String country, String name, String other) {
        return """
                {"id": "https://ror.org/%s", "status": "%s", "types": ["%s"],
                 "names": [{"value": "%s", "types": ["ror_display"]}, {"value": "%s", "types": ["alias"]}],
                 "locations": [{"geonames_details": {"country_code": "%s", "name": "Seoul"}}]}""".formatted(id, status, type, name, other, country);
    }

    private CommandRun link(String input, String... more) {
        String[] arguments = new String[more.length + 7];
        System.arraycopy(
                new String[] {"link", "--target", target.toString(), "--scheme", "ror", "--data", data.toString()},
                0,
                arguments,
                0,
                7);
        System.arraycopy(more, 0, arguments, 7, more.length);
        return CommandRun.withInput(input.getBytes(StandardCharsets.UTF_8), arguments);
    }

    @Test
    void theGraphsEntitiesAreFoundAndThoseEasilyTakenForThemAreNot() {
        CommandRun run = link("");

        assertThat(run.code()).as(run.words()).isEqualTo(ExitCode.DONE);
        assertThat(run.data().lines().filter(line -> line.startsWith("id:")).map(LinkCommandTest::pair))
                .containsExactlyInAnyOrder(
                        "id:samsung-electronics ror:020m7t761",
                        "id:kaist ror:05apxxy63",
                        "id:ministry-of-science-and-ict ror:01wpjm123",
                        "id:national-assembly-of-south-korea ror:05v6gdb70");
        assertThat(run.words()).contains("4 proposed");
    }

    private static String pair(String row) {
        String[] cells = row.split("\t", -1);
        return cells[0] + " " + cells[3];
    }

    @Test
    void aRowSaysWhatSpeaksForIt() {
        assertThat(link("").data().lines().filter(line -> line.startsWith("id:samsung-electronics")))
                .singleElement()
                .asString()
                .contains("skos:exactMatch", "country KR", "type company", "semapv:");
    }

    @Test
    void aListWithNothingButNamesGivesNoMoreThanACloseMatch() throws IOException {
        Path source =
                Files.writeString(folder.resolve("list.csv"), "id,name\nhttps://example.org/1,SAMSUNG ELECTRONICS\n");

        CommandRun run = link("", "--source", source.toString());

        assertThat(run.data().lines().filter(line -> line.contains("SAMSUNG ELECTRONICS")))
                .singleElement()
                .asString()
                .contains("skos:closeMatch", "0.6", "nothing but names speaks for it");
    }

    @Test
    void decisionsAreKeptWithNameAndDateAndNotAskedAgain() throws IOException {
        CommandRun review = link("what\ny\nn\ns\nq\n", "--review", "--reviewer", "Kim Curator");

        assertThat(review.code()).as(review.words()).isEqualTo(ExitCode.DONE);
        assertThat(review.words()).contains("1 accepted, 1 refused");
        String links = Files.readString(data.resolve("external/ror/links.sssom.tsv"));
        assertThat(links).contains("Kim Curator", "semapv:ManualMappingCuration", "Not", "review_date");
        assertThat(link("").words()).contains("2 proposed");
        assertThat(data.resolve("external/ror/links.sssom.tsv.new")).doesNotExist();
    }

    /** What a review writes is right as it stands: it is checked, built and asked without another touch. */
    @Test
    void whatIsAcceptedIsRightAndBecomesALink() throws IOException {
        Path description = data.resolve("external/ror/dataset.ttl");
        String text = Files.readString(Checkout.DATA.resolve("external/ror/dataset.ttl"));
        Path unused = Files.writeString(description, text.replaceFirst("void:triples [0-9]+", "void:triples 0"));
        CommandRun review = link("y\nn\ny\ny\n", "--review", "--reviewer", "Kim Curator");
        assertThat(review.words()).contains("3 accepted, 1 refused");

        CommandRun check = CommandRun.of("check", "--data", data.toString());
        assertThat(check.code()).as(check.words() + check.data()).isEqualTo(ExitCode.DONE);
        String store = folder.resolve("store").toString();
        CommandRun query = CommandRun.of(
                "query",
                "--data",
                data.toString(),
                "--store",
                store,
                "PREFIX schema: <https://schema.org/> PREFIX owl: <http://www.w3.org/2002/07/owl#> SELECT (COUNT(DISTINCT ?ours)"
                        + " AS ?linked) { ?ours owl:sameAs ?theirs ; schema:identifier [ schema:propertyID 'ror' ; schema:value ?ror ]"
                        + " FILTER (strends(str(?theirs), ?ror)) }");
        assertThat(query.code()).as(query.words()).isEqualTo(ExitCode.DONE);
        assertThat(query.data().lines()).containsExactly("linked", "3");
    }

    @Test
    void theEndOfInputEndsTheReviewAndKeepsWhatWasDecided() {
        assertThat(link("y\n", "--review", "--reviewer", "Kim").words()).contains("1 accepted, 0 refused");
    }

    @Test
    void aKindNarrowsWhatIsLookedFor() {
        assertThat(link("", "--type", "Company").words()).contains("2 looked for", "1 proposed");
    }

    @Test
    void mistakesAreToldInOneLine() throws IOException {
        assertThat(CommandRun.of("link", "--scheme", "ror").code()).isEqualTo(ExitCode.USAGE);
        assertThat(link("", "--review").words()).contains("--reviewer");
        assertThat(CommandRun.of("link", "--scheme", "own", "--target", "x.bin", "--data", data.toString())
                        .words())
                .contains("--form");
        assertThat(CommandRun.of("link", "--scheme", "ror", "--target", "nothing.json", "--data", data.toString()))
                .satisfies(run -> assertThat(run.code()).isEqualTo(ExitCode.INPUT))
                .satisfies(run -> assertThat(run.words()).contains("there is no such file"));
        Files.writeString(target, "[{\"id\": ");
        assertThat(link("").code()).isEqualTo(ExitCode.INPUT);
    }
}
