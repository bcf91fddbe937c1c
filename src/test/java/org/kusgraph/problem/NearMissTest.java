package org.kusgraph.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearMissTest {
    private static final List<String> WORDS =
            List.of("leadsIn", "leadsTo", "holder", "status", "KRW", "samsung-electronics");

    @Test
    void aSlipOfTheFingersFindsTheWord() {
        assertThat(NearMiss.of("leadsin", WORDS)).contains("leadsIn");
        assertThat(NearMiss.of("statsu", WORDS)).contains("status");
        assertThat(NearMiss.of("samsung-eletronics", WORDS)).contains("samsung-electronics");
        assertThat(NearMiss.of("KWR", List.of("KRX", "USD"))).isEmpty();
    }

    @Test
    void ofCodesTheOneWithTheSameLettersComesFirstAndAWordIsNoCode() {
        List<String> codes = List.of("KHR", "KRW", "RON", "USD");
        assertThat(NearMiss.of("KWR", codes)).contains("KRW");
        assertThat(NearMiss.of("KRV", codes)).contains("KRW");
        assertThat(NearMiss.of("usd", codes)).contains("USD");
        assertThat(NearMiss.of("won", codes)).isEmpty();
    }

    @Test
    void aDistantWordIsNoGuess() {
        assertThat(NearMiss.of("budget", WORDS)).isEmpty();
        assertThat(NearMiss.of("", WORDS)).isEmpty();
        assertThat(NearMiss.of("north-korea", List.of("south-korea"))).isEmpty();
        assertThat(NearMiss.of("skhynix", List.of("sk-hynix"))).contains("sk-hynix");
        assertThat(NearMiss.mend("budget", WORDS, "choose one")).isEqualTo("choose one");
    }

    @Test
    void ofTwoEquallyNearTheFirstInTheAlphabetIsNamed() {
        assertThat(NearMiss.mend("leadsXX", WORDS, "")).isEqualTo("did you mean 'leadsIn'?");
    }
}
