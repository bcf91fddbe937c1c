package org.kusgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The times that {@code kus draft} reads, with the first and the last day where an article's words give them. */
final class DraftTimesTest {
    @Test
    void halvesAndQuartersAreThatPartOfTheYear(@TempDir Path folder) throws IOException {
        DraftedArticle english = DraftedArticle.of(folder, "2036-11-13", """
                Ports ship more

                The port opened in the second half of 2034. It will close in the first half of next year.
                The quay was built in the third quarter of 2035. The sea froze in the first quarter of fiscal 2035.
                Sales fell in Q4 2035. The gate will open in the second half of this year.
                """);
        DraftedArticle korean = DraftedArticle.of(folder, "2036-11-13", """
                항구는 2034년 하반기에 문을 열었다. 부두는 내년 상반기에 닫는다.
                수출은 2035년 3분기에 늘었다. 수입은 지난해 4분기에 줄었다. 새 항구는 2039년 하반기까지 짓는다.
                2035년 1∼3분기 수출은 늘었다.
                """);

        assertThat(english.times())
                .containsExactly(
                        "the second half of 2034: 2034-07-01/2034-12-31",
                        "the first half of next year: 2037-01-01/2037-06-30",
                        "the third quarter of 2035: 2035-07-01/2035-09-30",
                        "Q4 2035: 2035-10-01/2035-12-31",
                        "the second half of this year: 2036-07-01/2036-12-31");
        assertThat(korean.times())
                .containsExactly(
                        "2034년 하반기: 2034-07-01/2034-12-31",
                        "내년 상반기: 2037-01-01/2037-06-30",
                        "2035년 3분기: 2035-07-01/2035-09-30",
                        "지난해 4분기: 2035-10-01/2035-12-31",
                        "2039년 하반기: /2039-12-31",
                        "2035년 1∼3분기: 2035-01-01/2035-09-30");
    }

    @Test
    void fromOneTimeToAnotherIsOneTime(@TempDir Path folder) throws IOException {
        DraftedArticle english = DraftedArticle.of(folder, "2036-11-13", """
                Ports ship more

                The port will grow between 2037 and 2040. The quay will be built from 2038 to 2041.
                The gate was painted from May 3, 2035, to May 5, 2035. The talks were delayed from 2034 to 2039.
                The sea was calm in 2031–2033. The tide rose in 2031-2033. The yard grew in 2031–33.
                """);
        DraftedArticle korean = DraftedArticle.of(folder, "2036-11-13", """
                항구는 2037년부터 2040년까지 넓힌다. 부두는 2038∼2041년 짓는다.
                회담은 2035년 5월 3일부터 2035년 5월 5일까지 열렸다. 바다는 2034년부터 맑다. 행사는 5월 3일부터 5일까지 열렸다.
                """);

        assertThat(english.times())
                .containsExactly(
                        "2037 and 2040: 2037-01-01/2040-12-31",
                        "2038 to 2041: 2038-01-01/2041-12-31",
                        "May 3, 2035, to May 5, 2035: 2035-05-03/2035-05-05",
                        "2034: 2034-01-01/2034-12-31",
                        "2039: 2039-01-01/2039-12-31",
                        "2031–2033: 2031-01-01/2033-12-31",
                        "2031-2033: 2031-01-01/2033-12-31");
        assertThat(korean.times())
                .contains(
                        "2037년부터 2040년: 2037-01-01/2040-12-31",
                        "2038∼2041년: 2038-01-01/2041-12-31",
                        "2035년 5월 3일부터 2035년 5월 5일: 2035-05-03/2035-05-05",
                        "2034년: 2034-01-01/",
                        "5월 3일부터 5일: 2036-05-03/2036-05-05");
    }

    @Test
    void byTheEndOfAYearIsItsLastDay(@TempDir Path folder) throws IOException {
        DraftedArticle english = DraftedArticle.of(folder, "2036-11-13", """
                Ports ship more

                The port will open by year-end. The quay will open by the end of next year.
                The gate will open by the end of the year. The yard will open by the end of 2038. The dock will open by year-end 2039.
                In 2019 they said the ship would sail by the end of the year.
                """);
        DraftedArticle korean = DraftedArticle.of(folder, "2036-11-13", """
                항구는 연말까지 문을 연다. 부두는 내년 말까지 짓는다.
                관문은 내년 연말까지 닫는다. 창고는 2038년 연말까지 비운다.
                """);

        assertThat(english.times())
                .containsExactly(
                        "by year-end: /2036-12-31",
                        "next year: /2037-12-31",
                        "by the end of the year: /2036-12-31",
                        "2038: /2038-12-31",
                        "2039: /2039-12-31",
                        "2019: 2019-01-01/2019-12-31",
                        "by the end of the year: /");
        assertThat(korean.times())
                .containsExactly(
                        "연말까지: /2036-12-31", "내년 말: /2037-12-31", "내년 연말: /2037-12-31", "2038년 연말: /2038-12-31");
    }

    @Test
    void withinSomeMonthsIsCountedOnlyFromTheDayOfTheArticle(@TempDir Path folder) throws IOException {
        DraftedArticle english = DraftedArticle.of(folder, "2036-11-13", """
                Ports ship more

                The port will open within three months. The quay will close within two months of the storm.
                Owners must pay within two months. After the talks, the gate will open within two weeks.
                """);
        DraftedArticle korean = DraftedArticle.of(folder, "2036-11-13", """
                항구는 석 달 안에 문을 열 계획이다. 부두는 3개월 이내에 짓기로 했다.
                계약 체결 후 30일 이내에 문을 닫을 계획이다. 주인은 30일 이내에 돈을 낸다. 배는 1.5년 이내에 만들 계획이다.
                """);

        assertThat(english.times()).containsExactly("within three months: /2037-02-13");
        assertThat(korean.times()).containsExactly("석 달 안에: /2037-02-13", "3개월 이내에: /2037-02-13");
    }

    @Test
    void whatIsSetForADayIsToCome(@TempDir Path folder) throws IOException {
        DraftedArticle draft = DraftedArticle.of(folder, "2036-11-13", """
                Ports ship more

                Talks are set for May 3 to 5. A tour is slated for April 2. Talks were held on March 4.
                """);

        assertThat(draft.times())
                .containsExactly(
                        "May 3 to 5: 2037-05-03/2037-05-05",
                        "April 2: 2037-04-02/2037-04-02",
                        "March 4: 2036-03-04/2036-03-04");
    }

    @Test
    void daysOfAWeekThatIsToldAreThatDay(@TempDir Path folder) throws IOException {
        String english = """
                Ports ship more

                The port will open next Tuesday. The quay will close on Friday next week. The gate opens this Saturday.
                The yard was shut on Monday. The dock will open on Sunday.
                """;
        DraftedArticle korean = DraftedArticle.of(folder, "2036-11-13", """
                항구는 다음 주 화요일에 문을 연다. 부두는 이번 주 금요일에 닫는다.
                회담은 지난주 월요일에 열렸다. 행사는 오는 수요일에 열린다. 다음 주 일요일에 쉰다.
                """);

        assertThat(DraftedArticle.of(folder, "2036-11-13", english).times())
                .containsExactly(
                        "next Tuesday: 2036-11-18/2036-11-18",
                        "Friday next week: 2036-11-21/2036-11-21",
                        "this Saturday: 2036-11-15/2036-11-15",
                        "Monday: 2036-11-10/2036-11-10",
                        "Sunday: /");
        // On a Monday "next Tuesday" may be tomorrow.
        assertThat(DraftedArticle.of(folder, "2036-11-10", english).times()).contains("next Tuesday: /");
        assertThat(korean.times())
                .containsExactly(
                        "다음 주 화요일: 2036-11-18/2036-11-18",
                        "이번 주 금요일: 2036-11-14/2036-11-14",
                        "지난주 월요일: 2036-11-03/2036-11-03",
                        "오는 수요일: 2036-11-19/2036-11-19",
                        "다음 주 일요일: /");
    }

    @Test
    void twoDaysOrMonthsOfOneTimeAreItsFirstAndItsLast(@TempDir Path folder) throws IOException {
        DraftedArticle english = DraftedArticle.of(folder, "2036-11-13", """
                Ports ship more

                The fair was held from May 3 to 5, 2035. The port was shut on Oct. 9-11. The quay will be built from November to February.
                The gate was closed between March and May 2034. The dock opened on 3 to 5 June 2035. The race ran between May 3 and 5.
                Talks were moved from May 3 to 5 weeks later. The price rose from May 3 to 5 percent more. It ran from May 3 to June 5, 2034.
                """);
        DraftedArticle korean = DraftedArticle.of(folder, "2036-11-13", """
                행사는 2035년 5월 3~5일 열렸다. 회담은 10월 9일∼11일 열렸다. 배송에는 3~5일 걸린다.
                항구는 2038년 5월부터 7월까지 닫는다. 부두는 내년 3월부터 5월까지 짓는다. 관문은 2034년 3∼5월 닫혔다.
                """);

        assertThat(english.times())
                .containsExactly(
                        "May 3 to 5, 2035: 2035-05-03/2035-05-05",
                        "Oct. 9-11: 2036-10-09/2036-10-11",
                        "November to February: 2036-11-01/2037-02-28",
                        "March and May 2034: 2034-03-01/2034-05-31",
                        "3 to 5 June 2035: 2035-06-03/2035-06-05",
                        "May 3 and 5: 2036-05-03/2036-05-05",
                        "May 3: 2036-05-03/2036-05-03",
                        "May 3: 2036-05-03/",
                        "May 3 to June 5, 2034: 2034-05-03/2034-06-05");
        assertThat(korean.times())
                .containsExactly(
                        "2035년 5월 3~5일: 2035-05-03/2035-05-05",
                        "10월 9일∼11일: 2036-10-09/2036-10-11",
                        "2038년 5월부터 7월: 2038-05-01/2038-07-31",
                        "내년 3월부터 5월: 2037-03-01/2037-05-31",
                        "2034년 3∼5월: 2034-03-01/2034-05-31");
    }

    @Test
    void ofAVagueTimeOnlyTheDaysAreToldThatItsWordsGive(@TempDir Path folder) throws IOException {
        DraftedArticle english = DraftedArticle.of(folder, "2036-11-13", """
                Ports ship more

                The port will open in early 2038. The quay will open by early next year. The gate will open in late May 2037.
                The dock will open by late 2039. The yard will open in mid-2040. The pier was built in the spring of 2031.
                The lock will open next summer. The mole grew in the 2020s, and shrank in the late 2010s. The bridge will open later this year.
                The ferry sank earlier this year. The canal will open within a year. The cranes will last over the next five years.
                """);
        DraftedArticle korean = DraftedArticle.of(folder, "2036-11-13", """
                항구는 2038년 초 문을 연다. 부두는 내년 초까지 짓는다. 관문은 내년 중순까지 닫는다. 창고는 2039년 말 비운다.
                수출은 2010년대 초 늘었고 2020년대에는 줄었다. 회담은 5월 중순에 열렸다. 행사는 내년 봄 열린다. 관문은 하반기에 닫는다. 배는 2036년 이후 다닌다. 3월 초안은 이미 낡았다.
                """);

        assertThat(english.times())
                .containsExactly(
                        "early 2038: 2038-01-01/",
                        "early next year: /",
                        "late May 2037: /2037-05-31",
                        "late 2039: /2039-12-31",
                        "mid-2040: /",
                        "the spring of 2031: /",
                        "next summer: /",
                        "2020s: 2020-01-01/2029-12-31",
                        "late 2010s: /2019-12-31",
                        "later this year: 2036-11-13/2036-12-31",
                        "earlier this year: 2036-01-01/2036-11-13",
                        "within a year: /2037-11-13",
                        "over the next five years: /");
        assertThat(korean.times())
                .containsExactly(
                        "2038년 초: 2038-01-01/",
                        "내년 초: /",
                        "내년 중순: /",
                        "2039년 말: /2039-12-31",
                        "2010년대 초: 2010-01-01/",
                        "2020년대: 2020-01-01/2029-12-31",
                        "5월 중순: /",
                        "내년 봄: /",
                        "하반기: /",
                        "2036년: 2036-01-01/",
                        "3월: 2036-03-01/2036-03-31");
    }
}
