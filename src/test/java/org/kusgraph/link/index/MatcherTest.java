package org.kusgraph.link.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kusgraph.link.match.Candidate;
import org.kusgraph.link.match.Evidence;
import org.kusgraph.link.match.Thing;
import org.kusgraph.link.match.Thing.Identifier;
import org.kusgraph.link.match.Thing.Name;
import org.kusgraph.link.match.Types;

/** Things with the names of the field, among them those that are easily taken for one another. */
final class MatcherTest {
    private static final Types TYPES = new Types(Map.of(
            "company", Set.of("Company"), "government", Set.of("GovernmentBody"), "education", Set.of("School")));

    private static final NameKnowledge KNOWLEDGE = NameKnowledge.read();

    @TempDir
    private Path folder;

    private ThingIndex index;
    private Matcher matcher;

    @BeforeEach
    void indexThings() throws IOException {
        try (ThingIndexWriter writer = new ThingIndexWriter(folder, KNOWLEDGE)) {
            for (Thing thing : things()) {
                writer.add(thing);
            }
            writer.complete();
        }
        index = ThingIndex.open(folder);
        matcher = new Matcher(index, KNOWLEDGE, TYPES);
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    private static List<Thing> things() {
        List<Thing> things = new ArrayList<>(List.of(
                thing("group", "KR", "company", "Samsung (South Korea)", "Samsung Group", "삼성"),
                thing("electronics", "KR", "company", "Samsung Electronics (South Korea)", "삼성전자 주식회사"),
                thing("semiconductor", "US", "company", "Samsung Semiconductor (United States)"),
                thing("kaist", "KR", "education", "Korea Advanced Institute of Science and Technology"),
                thing("kist", "KR", "education", "Korea Institute of Science and Technology"),
                thing("msit", "KR", "government", "Ministry of Science and ICT"),
                thing("assembly-kr", "KR", "government", "National Assembly", "대한민국 국회"),
                thing("assembly-zm", "ZM", "government", "National Assembly of Zambia"),
                thing("council-tw", "TW", "government", "National Science and Technology Council"),
                thing("council-zm", "ZM", "government", "National Science and Technology Council"),
                thing("education-us", "US", "government", "United States Department of Education", "교육부"),
                thing("snu", "KR", "education", "Seoul National University"),
                thing("kyungpook", "KR", "education", "Kyungpook National University"),
                thing("yoo", "KR", "person", "Yoo Sang-im")));
        Thing hynix = thing("hynix", "KR", "company", "SK Hynix (South Korea)");
        things.add(new Thing(
                hynix.id(),
                hynix.names(),
                hynix.types(),
                hynix.countries(),
                Set.of("Icheon"),
                Set.of(new Identifier("wikidata", "Q370719")),
                OptionalInt.of(1983),
                Optional.of("withdrawn")));
        return things;
    }

    private static Thing thing(String id, String country, String type, String... names) {
        return new Thing(
                id,
                List.of(names).stream().map(name -> new Name(name, "")).toList(),
                Set.of(type),
                Set.of(country),
                Set.of(),
                Set.of(),
                OptionalInt.empty(),
                Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Samsung Electronics               | electronics
                    SAMSUNG ELECTRONICS CO., LTD.     | electronics
                    ㈜삼성전자                          | electronics
                    Electronics Samsung               | electronics
                    Samsung Electornics               | electronics
                    Samsung                           | group
                    KAIST                             | kaist
                    과학기술정보통신부                   | msit
                    서울대학교                          | snu
                    경북대학교                          | kyungpook
                    Gyeongbuk National University     | kyungpook
                    유상임                              | yoo
                    Ryu Sangim                        | yoo
                    Sang-im You                       | yoo
                    """)
    void aThingIsFoundByAnyWayToWriteItsName(String name, String id) {
        assertThat(chosen(Thing.named("asked", List.of(new Name(name, ""))))).contains(id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Samsung Heavy Industries
                    Seoul
                    University
                    Ministry of Fisheries
                    National Science and Technology Council
                    무료로
                    Institute of Science
                    """)
    void whatIsNotThereOrCannotBeToldApartIsNotChosen(String name) {
        assertThat(chosen(Thing.named("asked", List.of(new Name(name, ""))))).isEmpty();
    }

    @Test
    void theCountryTellsNamesakesApartAndRefusesTheOthers() {
        assertThat(chosen(thing("asked", "TW", "government", "National Science and Technology Council")))
                .contains("council-tw");
        assertThat(chosen(thing("asked", "KR", "government", "National Science and Technology Council")))
                .isEmpty();
        assertThat(chosen(thing("asked", "KR", "government", "National Assembly")))
                .contains("assembly-kr");
        assertThat(chosen(thing("asked", "KR", "government", "교육부"))).isEmpty();
    }

    @Test
    void aWithdrawnRecordIsShownButNeverChosen() {
        Matching matching = matcher.match(thing("asked", "KR", "company", "SK hynix"));

        assertThat(matching.chosen()).isEmpty();
        assertThat(matching.candidates().getFirst().evidence(Evidence.Stance.AGAINST))
                .extracting(Evidence::words)
                .contains("its record is withdrawn");
    }

    @Test
    void anIdentifierSpeaksLouderThanANameAndAnotherRefuses() {
        Matching byIdentifier = matcher.match(identified("Hyundai Semiconductors", "Q370719"));
        Matching byName = matcher.match(identified("SK Hynix", "Q1"));

        assertThat(byIdentifier.candidates().getFirst().thing().id()).isEqualTo("hynix");
        assertThat(byIdentifier.candidates().getFirst().evidence(Evidence.Stance.FOR))
                .extracting(Evidence::words)
                .contains("the same wikidata Q370719");
        assertThat(byName.candidates()).isEmpty();
    }

    private static Thing identified(String name, String item) {
        return new Thing(
                "asked",
                List.of(new Name(name, "")),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(new Identifier("wikidata", item)),
                OptionalInt.empty(),
                Optional.empty());
    }

    @Test
    void whatSpeaksForACandidateAndAgainstItIsTold() {
        Candidate candidate = matcher.match(thing("asked", "KR", "company", "Samsung Electronics"))
                .chosen()
                .orElseThrow();

        assertThat(candidate.evidence())
                .extracting(Evidence::words)
                .containsExactly("the same name 'Samsung Electronics (South Korea)'", "country KR", "type company");
        assertThat(candidate.isSupported()).isTrue();
    }

    @Test
    void anIdThatIsAskedForIsFound() {
        assertThat(index.byIdentifier("electronics").map(Thing::label)).contains("Samsung Electronics (South Korea)");
        assertThat(index.byIdentifier("Q370719").map(Thing::id)).contains("hynix");
        assertThat(index.byIdentifier("nothing")).isEmpty();
    }

    @Test
    void aNameWithFewerWordsIsEnoughWhereNoOtherThingComesNear() throws IOException {
        Thing asked = Thing.named("asked", List.of(new Name("Haneul Byeolbit Observatory Signals", "")));
        Thing one = thing("one", "KR", "education", "Haneul Byeolbit Observatory of Deep Space Signals");
        Thing other = thing("other", "KR", "education", "Haneul Byeolbit Observatory of Deep Sea Signals");

        assertThat(among(List.of(one), asked).chosen()).map(Candidate::thing).contains(one);
        assertThat(among(List.of(one, other), asked).chosen()).isEmpty();
        assertThat(among(List.of(one, other), asked).candidates()).hasSize(2);
    }

    private Matching among(List<Thing> things, Thing asked) throws IOException {
        Path other = folder.resolve("with" + things.size());
        try (ThingIndexWriter writer = new ThingIndexWriter(other, KNOWLEDGE)) {
            for (Thing thing : things) {
                writer.add(thing);
            }
            for (Thing thing : things()) {
                writer.add(thing);
            }
            writer.complete();
        }
        try (ThingIndex among = ThingIndex.open(other)) {
            return new Matcher(among, KNOWLEDGE, TYPES).match(asked);
        }
    }

    @Test
    void anEmptyIndexHasNothing() throws IOException {
        Path other = folder.resolve("empty");
        try (ThingIndexWriter writer = new ThingIndexWriter(other, KNOWLEDGE)) {
            writer.complete();
        }
        try (ThingIndex nothing = ThingIndex.open(other)) {
            Matching matching = new Matcher(nothing, KNOWLEDGE, TYPES)
                    .match(Thing.named("asked", List.of(new Name("Samsung", ""))));
            assertThat(matching.candidates()).isEmpty();
        }
    }

    private Optional<String> chosen(Thing asked) {
        return matcher.match(asked).chosen().map(candidate -> candidate.thing().id());
    }
}
