package org.kusgraph.link.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SoundsTest {
    private final NameForms forms = new NameForms();

    /** Spellings as newspapers, passports, the Revised Romanization and McCune-Reischauer have them. */
    @ParameterizedTest
    @CsvSource({
        "유상임, Yoo Sang-im",
        "유상임, Yu Sang-im",
        "유상임, Ryu Sang-im",
        "유상임, Sang-im Yoo",
        "유회준, Yoo Hoi-jun",
        "유회준, Yu Hoejun",
        "유회준, Hoi-Jun Yoo",
        "윤석열, Yoon Suk-yeol",
        "윤석열, Yun Seok-yeol",
        "윤석열, Yun Sŏk-yŏl",
        "이재명, Lee Jae-myung",
        "이재명, Yi Jaemyeong",
        "이재명, Rhee Jae Myoung",
        "박근혜, Park Geun-hye",
        "박근혜, Pak Kŭn-hye",
        "최태원, Chey Tae-won",
        "최태원, Choi Tae-won",
        "최태원, Choe T'aewŏn",
        "남궁민, Namgoong Min",
        "노무현, Roh Moo-hyun",
        "독립문, Dongnimmun",
        "한라, Halla",
        "신라, Silla",
        "삼성, Samsung",
        "현대, Hyundai",
        "서울, Seoul"
    })
    void aHangulNameSoundsLikeItsSpellings(String hangul, String spelling) {
        assertThat(forms.of(hangul).sounds()).contains(forms.sound(spelling));
    }

    @ParameterizedTest
    @CsvSource({"유상임, Yoo Hoi-jun", "삼성, SK", "서울, Busan", "윤석열, Yoo Sang-im"})
    void otherNamesSoundOtherwise(String hangul, String spelling) {
        assertThat(forms.of(hangul).sounds()).doesNotContain(forms.sound(spelling));
    }

    @ParameterizedTest
    @CsvSource({
        "U.S. budget, usbudget",
        "Sang-im, sangim",
        "ＳＫ하이닉스, sk하이닉스",
        "Café, cafe",
        "Sŏul, soul",
        "'  삼성 전자 ', 삼성전자",
        "'!?', ''"
    })
    void aKeyIsWithoutCaseAccentsSpacesAndSigns(String name, String key) {
        assertThat(NameForms.key(name)).isEqualTo(key);
    }
}
