package org.kusgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kinds that {@code kus draft} tells of names by the words beside them. */
final class DraftNamesTest {
    @Test
    void wordsBesideANameTellThatItIsACompanys(@TempDir Path folder) throws IOException {
        DraftedArticle english = DraftedArticle.of(folder, "2036-11-13", """
                Ports ship more

                Chipmaker Marlow Gate met the battery maker Brightwell. Orbisense, a Daejeon-based robotics company, was there too.
                Quillstone, a U.S. software firm, came with fuel supplier Tamarack. Marlow Gate Chief Executive Dana Whitcombe said it is big.
                Ruth Alvarez, an executive at a robotics company, said it is small. Whitcombe left, and the company Whitcombe founded grew.
                """);
        DraftedArticle korean = DraftedArticle.of(folder, "2036-11-13", """
                반도체 기업 누리온과 배터리 업체 한솔온은 부두를 넓힌다. 미국 소프트웨어 기업 퀼스톤이 만났다.
                국내 로봇 기업 투자가 늘었고 중소기업 대표는 항구를 봤다. 로봇 기업 관계자는 바다가 높다고 말했다.
                """);

        assertThat(english.kinds())
                .contains(
                        "Company: Marlow Gate",
                        "Company: Brightwell",
                        "Company: Orbisense",
                        "Company: Quillstone",
                        "Company: Tamarack",
                        "Person: Dana Whitcombe")
                .doesNotContain("Company: Ruth Alvarez", "Company: Whitcombe", "Company: Chipmaker Marlow Gate");
        assertThat(korean.kinds().stream().filter(kind -> kind.startsWith("Company")))
                .containsExactlyInAnyOrder("Company: 누리온", "Company: 한솔온", "Company: 퀼스톤");
    }

    @Test
    void wordsBesideANameTellThatItIsAPlaces(@TempDir Path folder) throws IOException {
        DraftedArticle english = DraftedArticle.of(folder, "2036-11-13", """
                Ports ship more

                The city of Iksan, North Jeolla Province, is near the town of Goseong. Residents of Gangwon Province are worried.
                """);
        DraftedArticle korean = DraftedArticle.of(folder, "2036-11-13", """
                전북 익산시에 부두를 짓고 강원 고성군에서 관문을 연다. 고성군은 작다고 한다. 경상남도는 크다. 즉시 다시 혁신도시로 간다.
                """);

        assertThat(english.kinds())
                .containsExactlyInAnyOrder(
                        "Place: Iksan", "Place: North Jeolla Province", "Place: Goseong", "Place: Gangwon Province");
        assertThat(korean.mentions())
                .containsExactlyInAnyOrder("iksansi: 익산시", "goseonggun: 고성군 | 고성군", "gyeongsangnamdo: 경상남도");
    }

    @Test
    void aLawIsNamedByItsNumberOrByAllItsWords(@TempDir Path folder) throws IOException {
        DraftedArticle english = DraftedArticle.of(folder, "2036-11-13", """
                Ports ship more

                Executive Order 15123 limits exports of tools, and H.R. 4411 has not been voted on. The White Harbor Initiative expires.
                """);
        DraftedArticle korean = DraftedArticle.of(folder, "2036-11-13", """
                정부는 항만 지원 특별법 시행령을 고친다. 미국의 '화이트 하버 이니셔티브'는 끝난다. 부두는 이달 중 정부에 낸다.
                """);

        assertThat(english.kinds())
                .containsExactlyInAnyOrder(
                        "Instrument regulation: Executive Order 15123",
                        "Instrument law: H.R. 4411",
                        "Instrument programme: White Harbor Initiative");
        assertThat(korean.kinds())
                .contains("Instrument law: 항만 지원 특별법 시행령", "Instrument programme: 화이트 하버 이니셔티브")
                .noneMatch(kind -> kind.contains("이달"));
    }
}
