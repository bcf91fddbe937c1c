package org.kusgraph.link.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NameReaderTest {
    private final NameReader reader = new NameReader(new KoreanCompounds(), new Countries());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Samsung Electronics Co., Ltd.     | SAMSUNG ELECTRONICS
                    Samsung Electronics (South Korea) | Samsung Electronics
                    삼성전자 주식회사                   | ㈜삼성전자
                    삼성전자주식회사                    | (주) 삼성전자
                    Société Générale S.A.             | SOCIETE GENERALE
                    U.S. Department of Energy         | US Dept. of Energy
                    Hewlett-Packard Inc.              | Hewlett Packard
                    The Seoul Institute               | Seoul Inst.
                    Research & Technology             | Research and Technology
                    St. Vincent's Hospital            | Saint Vincents Hospital
                    한국 과학 기술원                    | 한국과학기술원
                    Ltd. Robotics Falan               | Robotics Falan Ltd.
                    """)
    void waysToWriteOneNameHaveOneKey(String one, String other) {
        assertThat(key(one)).isEqualTo(key(other)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Samsung                  | Samsung Electronics
                    Samsung Group            | Samsung
                    Seoul University         | Seoul University Hospital
                    National Assembly        | National Council
                    한국과학기술원             | 한국과학기술연구원
                    """)
    void namesOfDifferentThingsHaveDifferentKeys(String one, String other) {
        assertThat(key(one)).isNotEqualTo(key(other));
    }

    @Test
    void whatIsNothingButALegalFormIsLeftAsItIs() {
        assertThat(key("Limited")).isEqualTo("limited");
        assertThat(key("주식회사")).isEqualTo("주식회사");
        assertThat(key("The")).isEqualTo("the");
        assertThat(key("?!")).isEmpty();
    }

    @Test
    void aCountryInBracketsIsToldAndIsNoPartOfTheName() {
        assertThat(reader.read("Nvidia (United States)").country()).contains("US");
        assertThat(reader.read("국회 (대한민국)").country()).contains("KR");
        assertThat(reader.read("Group (Holdings)").country()).isEmpty();
        assertThat(reader.read("Group (Holdings)").words()).containsExactly("group", "holdings");
    }

    @Test
    void koreanCompoundsAreTakenApart() {
        assertThat(reader.read("과학기술정보통신부").words()).containsExactly("과학기술", "정보통신", "부");
        assertThat(reader.read("SK하이닉스").words()).containsExactly("sk", "하이닉스");
    }

    @Test
    void initialsAreThoseOfAllWordsAndOfThoseThatCount() {
        assertThat(reader.initials(reader.read("Korea Advanced Institute of Science and Technology")))
                .containsExactly("kaiosat", "kaist");
        assertThat(reader.initials(reader.read("Seoul University"))).isEmpty();
    }

    @Test
    void anAcronymIsKnownByItsCapitals() {
        assertThat(reader.read("KAIST").writing()).isEqualTo(NameParts.Writing.ACRONYM);
        assertThat(reader.read("Apple").writing()).isEqualTo(NameParts.Writing.OTHER);
        assertThat(reader.read("한국은행").writing()).isEqualTo(NameParts.Writing.HANGUL);
    }

    @Test
    void anEndlessNameIsCut() {
        assertThat(reader.read("a1 ".repeat(100_000)).words()).hasSizeLessThan(30);
        assertThat(reader.read("x".repeat(1_000_000)).key()).hasSizeLessThan(1000);
    }

    private String key(String name) {
        return reader.read(name).key();
    }
}
