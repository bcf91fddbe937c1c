package org.kusgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The claims that {@code kus draft} makes of sentences that tell more than one thing, and whom it gives them to. */
final class DraftClaimsTest {
    @Test
    void whatHasASubjectAndAVerbOfItsOwnIsAClaimOfItsOwn(@TempDir Path folder) throws IOException {
        DraftedArticle draft = DraftedArticle.of(folder, "2036-11-13", """
                Ports ship more

                The Ministry of Ports said it would decide by June, while the Korea Tide Institute said it had no view.
                Minister Noh Ye-rin told lawmakers that the quay would grow and that the gate would stay shut.
                The port is full, and the ministry will build a quay. Shares of Daon Corp. fell, but Nuri Corp. gained 2 percent.
                The ferry has sunk and will be raised. The dock will open in May, and the yard will follow, Noh said.
                Noh warned that costs could rise and that the gate could break.
                """);

        assertThat(draft.claims())
                .containsExactly(
                        "stated ministry-of-ports: The Ministry of Ports said it would decide by June",
                        "stated korea-tide-institute: while the Korea Tide Institute said it had no view.",
                        "stated noh-ye-rin: Minister Noh Ye-rin told lawmakers that the quay would grow",
                        "stated noh-ye-rin: and that the gate would stay shut.",
                        "stated article: The port is full",
                        "planned ministry-of-ports: and the ministry will build a quay.",
                        "stated article: Shares of Daon Corp. fell",
                        "stated article: but Nuri Corp. gained 2 percent.",
                        "stated article: The ferry has sunk",
                        "planned article: and will be raised.",
                        "planned noh-ye-rin: The dock will open in May",
                        "planned noh-ye-rin: and the yard will follow, Noh said.",
                        "feared noh-ye-rin: Noh warned that costs could rise",
                        "feared noh-ye-rin: and that the gate could break.");
    }

    @Test
    void aLineOfThePublisherAndTheDayClaimsNothing(@TempDir Path folder) throws IOException {
        DraftedArticle draft = DraftedArticle.of(folder, "2036-11-13", """
                Ports ship more

                The Hanbada Port Gazette, Nov. 12, 2036

                The talks opened in Busan on Tuesday, Nov. 11, 2036.
                """);

        assertThat(draft.claims())
                .containsExactly("stated article: The talks opened in Busan on Tuesday, Nov. 11, 2036.");
    }

    @Test
    void whatIsNotSurelyTwoStaysOne(@TempDir Path folder) throws IOException {
        DraftedArticle draft = DraftedArticle.of(folder, "2036-11-13", """
                Ports ship more

                Ministers from Korea, Japan, and the U.S. will meet in Busan.
                Noh Ye-rin, minister of ports, said the quay is old, but the gate has been painted.
                The port can and will open. The crane, which is old and will be sold, has rust.
                If the tide rises and the gate is shut, the port will close.
                "The sea is high, and the gate will break," Noh said. The talks covered ships, quays, and how the port would grow.
                """);

        assertThat(draft.claims())
                .containsExactly(
                        "planned article: Ministers from Korea, Japan, and the U.S. will meet in Busan.",
                        "stated noh-ye-rin: Noh Ye-rin, minister of ports, said the quay is old, but the gate has been painted.",
                        "planned article: The port can and will open.",
                        "planned article: The crane, which is old and will be sold, has rust.",
                        "conditional article: If the tide rises and the gate is shut, the port will close.",
                        "planned noh-ye-rin: \"The sea is high, and the gate will break,\" Noh said.",
                        "stated article: The talks covered ships, quays, and how the port would grow.");
    }

    @Test
    void inKoreanTooWhoeverIsSpokenOfNextHasAClaimOfItsOwn(@TempDir Path folder) throws IOException {
        DraftedArticle draft = DraftedArticle.of(folder, "2036-11-13", """
                해양관리부는 6월에 정한다고 밝혔지만, 한국조류연구원은 아직 의견이 없다고 설명했다.
                해양관리부는 부두를 고치고, 산업자원부는 예산을 다시 심의할 예정이다.
                해양관리부는 부두를 넓히기로 했으며 업계는 관문을 닫아야 한다고 본다.
                해양관리부는 부두를 고치고 관문을 넓힐 계획이다. 해양관리부는 바다가 높다고, 한국조류연구원은 낮다고 본다.
                """);

        assertThat(draft.claims())
                .containsExactly(
                        "stated haeyanggwallibu: 해양관리부는 6월에 정한다고 밝혔지만",
                        "stated hangukjoryuyeonguwon: 한국조류연구원은 아직 의견이 없다고 설명했다.",
                        "planned haeyanggwallibu: 해양관리부는 부두를 고치고",
                        "planned saneopjawonbu: 산업자원부는 예산을 다시 심의할 예정이다.",
                        "planned haeyanggwallibu: 해양관리부는 부두를 넓히기로 했으며",
                        "proposed article: 업계는 관문을 닫아야 한다고 본다.",
                        "planned haeyanggwallibu: 해양관리부는 부두를 고치고 관문을 넓힐 계획이다.",
                        "stated article: 해양관리부는 바다가 높다고, 한국조류연구원은 낮다고 본다.");
    }

    @Test
    void aPronounStandsForThePersonOfWhomTheSentenceBeforeSpeaks(@TempDir Path folder) throws IOException {
        DraftedArticle english = DraftedArticle.of(folder, "2036-11-13", """
                Ports ship more

                Minister Noh Ye-rin said the sea is high. Lawmaker Pyo Ga-eun disagreed. She argued that it is low.
                Noh said the gate is shut. Envoy Ruth Alvarez did not attend the talks. She said the port is far.
                Noh said the quay is new. The port is wide. She added that the sea is deep.
                """);
        DraftedArticle korean = DraftedArticle.of(folder, "2036-11-13", """
                노예린 해양부 장관은 바다가 높다고 말했다. 표가은 의원은 회의에 참석하지 않았다. 그는 바다가 낮다고 주장했다.
                """);

        assertThat(english.claims())
                .containsExactly(
                        "stated noh-ye-rin: Minister Noh Ye-rin said the sea is high.",
                        "judged pyo-ga-eun: Lawmaker Pyo Ga-eun disagreed.",
                        "judged pyo-ga-eun: She argued that it is low.",
                        "stated noh-ye-rin: Noh said the gate is shut.",
                        "stated article: Envoy Ruth Alvarez did not attend the talks.",
                        "stated ruth-alvarez: She said the port is far.",
                        "stated noh-ye-rin: Noh said the quay is new.",
                        "stated article: The port is wide.",
                        "stated noh-ye-rin: She added that the sea is deep.");
        assertThat(korean.claims())
                .containsExactly(
                        "stated noyerin: 노예린 해양부 장관은 바다가 높다고 말했다.",
                        "stated article: 표가은 의원은 회의에 참석하지 않았다.",
                        "judged pyogaeun: 그는 바다가 낮다고 주장했다.");
    }

    @Test
    void somebodyIsNotWhoIsOnlyToldOfBetweenTheNameAndTheVerb(@TempDir Path folder) throws IOException {
        DraftedArticle english = DraftedArticle.of(folder, "2036-11-13", """
                Ports ship more

                The Shipworkers' Union of Korea, which represents 14,000 workers, demanded that the gate be opened.
                The European Union has asked for data. The port is full, but envoy Ruth Alvarez remained calm. She added that the quay is new.
                The dock will grow, and the gate will be closed, the yard announced on Monday.
                """);
        DraftedArticle korean = DraftedArticle.of(folder, "2036-11-13", """
                전국항만노조는 관문을 열어야 한다고 촉구했고, 해양관리부는 노조와 협의하기로 했다.
                """);

        assertThat(english.claims())
                .containsExactly(
                        "proposed shipworkers-union-of-korea: The Shipworkers' Union of Korea, which represents 14,000 workers, demanded that the gate be opened.",
                        "stated article: The European Union has asked for data.",
                        "stated article: The port is full",
                        "stated article: but envoy Ruth Alvarez remained calm.",
                        "stated ruth-alvarez: She added that the quay is new.",
                        "planned article: The dock will grow",
                        "planned article: and the gate will be closed, the yard announced on Monday.");
        assertThat(korean.claims())
                .containsExactly(
                        "proposed jeongukhangmannojo: 전국항만노조는 관문을 열어야 한다고 촉구했고",
                        "planned haeyanggwallibu: 해양관리부는 노조와 협의하기로 했다.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the port said it has grown, and the gate will ",
                "May 3 to ",
                "항구는 높다고 밝혔으며 ",
                "5월 3~",
                "the company Shipworkers' a ",
                "Mr. Kim said the ",
                "가나다라"
            })
    void sentencesThatDoNotEndAreReadAllTheSame(String words, @TempDir Path folder) {
        String text = "Ports ship more\n\n" + words.repeat(30_000 / words.length()) + "\n";

        DraftedArticle draft =
                assertTimeoutPreemptively(Duration.ofMinutes(1), () -> DraftedArticle.of(folder, "2036-11-13", text));
        assertThat(draft.claims()).hasSize(1);
    }
}
