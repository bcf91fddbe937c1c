package org.kusgraph.link.things;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.kusgraph.link.match.Thing;
import org.kusgraph.link.match.Thing.Identifier;
import org.kusgraph.link.match.Thing.Name;
import org.kusgraph.link.name.Countries;
import org.kusgraph.problem.Problem;

final class RegistersTest {
    private static final Countries COUNTRIES = new Countries();

    private static final String ROR = """
            [{"id": "https://ror.org/00rds8m49", "status": "withdrawn", "established": 1983, "types": ["company"],
              "names": [{"value": "SK Hynix", "types": ["alias"], "lang": "en"},
                        {"value": "SK Hynix (South Korea)", "types": ["ror_display", "label"], "lang": null}],
              "locations": [{"geonames_id": 1843564,
                             "geonames_details": {"country_code": "KR", "name": "Incheon"}}],
              "external_ids": [{"type": "wikidata", "all": ["Q370719"], "preferred": null}],
              "relationships": []}]
            """;

    private final List<Thing> things = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private void read(Registers register, String file, InputStream bytes, String... columns) throws IOException {
        register.reader(List.of(columns), COUNTRIES).read(file, bytes, new ThingReceiver() {
            @Override
            public void accept(Thing thing) {
                things.add(thing);
            }

            @Override
            public void accept(Problem problem) {
                problems.add(problem);
            }
        });
    }

    private void read(Registers register, String file, String text, String... columns) throws IOException {
        read(register, file, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), columns);
    }

    @Test
    void aRecordOfTheResearchOrganizationRegistryIsReadWithAllThatCanBeCompared() throws IOException {
        read(Registers.ror, "ror.json", ROR);

        assertThat(problems).isEmpty();
        Thing thing = things.getFirst();
        assertThat(thing.id()).isEqualTo("https://ror.org/00rds8m49");
        assertThat(thing.names()).containsExactly(new Name("SK Hynix (South Korea)", ""), new Name("SK Hynix", "en"));
        assertThat(thing.types()).containsExactly("company");
        assertThat(thing.countries()).containsExactly("KR");
        assertThat(thing.places()).containsExactly("Incheon");
        assertThat(thing.identifiers())
                .contains(new Identifier("wikidata", "Q370719"), new Identifier("ror", "00rds8m49"));
        assertThat(thing.begun()).hasValue(1983);
        assertThat(thing.withdrawn()).contains("withdrawn");
    }

    @Test
    void aBrokenDumpIsToldAtItsPlaceAndReadUpToThere() throws IOException {
        read(Registers.ror, "ror.json", ROR.replace("]}]", "]}, {\"id\": }]"));

        assertThat(things).hasSize(1);
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().line()).startsWith("ror.json:7:33: ").contains("this cannot be read");
    }

    @Test
    void whatIsNoDumpOfTheRegistryIsRefused() throws IOException {
        read(Registers.ror, "ror.json", "{\"message\": \"not found\"}");

        assertThat(things).isEmpty();
        assertThat(problems).extracting(Problem::wrong).containsExactly("this is no record with id and names");
    }

    @Test
    void anEndlessNestingIsRefusedAndFillsNoMemory() throws IOException {
        read(Registers.ror, "ror.json", "[".repeat(1_000_000));

        assertThat(problems).hasSize(1);
    }

    @Test
    void legalEntitiesAreReadFromTheGoldenCopy() throws IOException {
        read(Registers.gleif, "lei.csv", """
                \uFEFF"LEI","Entity.LegalName","Entity.OtherEntityNames.OtherEntityName.1","Entity.LegalAddress.City",\
                "Entity.LegalAddress.Country","Entity.EntityCategory","Entity.EntityStatus"
                "988400XAIK6XISWQV045","에스케이하이닉스 주식회사","SK hynix Inc.","Icheon-si","KR","GENERAL","ACTIVE"
                "X","A ""quoted"" name, with a comma",,,"US","FUND","INACTIVE"
                """);

        assertThat(problems).isEmpty();
        assertThat(things.getFirst().names()).extracting(Name::text).containsExactly("에스케이하이닉스 주식회사", "SK hynix Inc.");
        assertThat(things.getFirst().identifiers()).containsExactly(new Identifier("lei", "988400XAIK6XISWQV045"));
        assertThat(things.getLast().label()).isEqualTo("A \"quoted\" name, with a comma");
        assertThat(things.getLast().withdrawn()).contains("inactive");
    }

    @Test
    void placesAreReadFromGeoNames() throws IOException {
        read(
                Registers.geonames,
                "KR.txt",
                "1835848\tSeoul\tSeoul\t서울,Séoul\t37.5\t127.0\tP\tPPLC\tKR\t\t11\t\t\t\t1\t\t1\tAsia/Seoul\t2024-01-01\n");

        assertThat(things.getFirst().names()).extracting(Name::text).containsExactly("Seoul", "서울", "Séoul");
        assertThat(things.getFirst().types()).containsExactlyInAnyOrder("P", "PPLC");
        assertThat(things.getFirst().countries()).containsExactly("KR");
    }

    @Test
    void statementsAboutOneThingAreReadTogether() throws IOException {
        read(Registers.rdf, "wikidata.nt", """
                <http://www.wikidata.org/entity/Q39949> <http://www.w3.org/2000/01/rdf-schema#label> "KAIST"@en .
                <http://www.wikidata.org/entity/Q39949> <http://www.w3.org/2004/02/skos/core#altLabel> "한국과학기술원"@ko .
                <http://www.wikidata.org/entity/Q39949> <http://www.wikidata.org/prop/direct/P17> <http://www.wikidata.org/entity/Q884> .
                <http://www.wikidata.org/entity/Q39949> <http://www.wikidata.org/prop/direct/P6782> "05apxxy63" .
                <http://dbpedia.org/resource/Samsung> <http://xmlns.com/foaf/0.1/name> "Samsung" .
                <http://dbpedia.org/resource/Samsung> <http://dbpedia.org/ontology/country> <http://dbpedia.org/resource/South_Korea> .
                """);

        assertThat(things).hasSize(2);
        assertThat(things.getFirst().names()).containsExactly(new Name("KAIST", "en"), new Name("한국과학기술원", "ko"));
        assertThat(things.getFirst().countries()).containsExactly("KR");
        assertThat(things.getFirst().identifiers())
                .containsExactlyInAnyOrder(new Identifier("wikidata", "Q39949"), new Identifier("ror", "05apxxy63"));
        assertThat(things.getLast().countries()).containsExactly("KR");
    }

    @Test
    void theColumnsOfATableAreAsTheUserSays() throws IOException {
        read(
                Registers.csv,
                "own.csv",
                "code;unused,title,titel,land\n7,KAIST,한국과학기술원,South Korea\n",
                "id=code;unused",
                "name=title",
                "name.ko=titel",
                "country=land");

        assertThat(things.getFirst().id()).isEqualTo("7");
        assertThat(things.getFirst().names()).containsExactly(new Name("KAIST", ""), new Name("한국과학기술원", "ko"));
        assertThat(things.getFirst().countries()).containsExactly("KR");
        assertThatThrownBy(() -> read(Registers.csv, "own.csv", "a", "titel"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name=TITLE");
    }

    @Test
    void aTableWithoutNamesSaysWhichColumnsItHas() throws IOException {
        read(Registers.csv, "own.csv", "code,title\n1,x\n");

        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().line()).contains("code, title").contains("--columns");
    }

    @Test
    void aQuoteThatIsNeverClosedIsToldAndFillsNoMemory() throws IOException {
        read(Registers.csv, "own.csv", "id,name\n1,\"" + "x\n".repeat(1_000_000));

        assertThat(things).isEmpty();
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().line()).startsWith("own.csv:2:1: the row has more than a million characters");
    }

    @Test
    void packedFilesAreUnpackedWhateverTheyAreCalled() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(gzip)) {
            packing.write(ROR.getBytes(StandardCharsets.UTF_8));
        }
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream packing = new ZipOutputStream(zip)) {
            packing.putNextEntry(new ZipEntry("ror-data.csv"));
            packing.write("id,name\n".getBytes(StandardCharsets.UTF_8));
            packing.putNextEntry(new ZipEntry("ror-data.json"));
            packing.write(ROR.getBytes(StandardCharsets.UTF_8));
        }

        for (ByteArrayOutputStream packed : List.of(gzip, zip)) {
            try (InputStream bytes = Unpacked.of(new ByteArrayInputStream(packed.toByteArray()), ".json")) {
                read(Registers.ror, "ror", bytes);
            }
        }
        assertThat(things).hasSize(2);
    }
}
