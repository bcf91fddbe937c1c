package org.kusgraph.ontology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kusgraph.Checkout;

final class CurrenciesTest {
    /** What ISO 4217 has codes for besides money that people pay with: accounts, funds, metals, tests and nothing. */
    private static final Set<String> NO_MONEY = Set.of(
            "BOV", "CHE", "CHW", "CLF", "COU", "MXV", "USN", "USS", "UYI", "XAD", "XAG", "XAU", "XBA", "XBB", "XBC",
            "XBD", "XFO", "XFU", "XPD", "XPT", "XSU", "XTS", "XUA", "XXX");

    /** What an older platform, of version 21, does not know yet. */
    private static final Set<String> RECENT = Set.of("XAD", "XCG", "ZWG");

    @Test
    void theCurrenciesAreTheMoneyOfIso4217() {
        Set<String> known = Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .collect(Collectors.toCollection(TreeSet::new));
        known.addAll(RECENT);
        known.removeAll(NO_MONEY);

        assertThat(currencies()).containsExactlyElementsOf(known);
    }

    /** The only field whose values are listed one by one. */
    private static Set<String> currencies() {
        List<Set<String>> listed = Checkout.ontology().fields().stream()
                .filter(field -> field.range() instanceof Range.Literal)
                .map(field -> ((Range.Literal) field.range()).values())
                .filter(values -> !values.isEmpty())
                .toList();
        assertThat(listed).hasSize(1);
        return listed.get(0);
    }
}
