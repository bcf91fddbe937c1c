package org.kusgraph.web.federation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When two spellings are one endpoint, and what is none. */
final class ServiceAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://Query.Wikidata.org/sparql, https://query.wikidata.org:443/sparql",
        "HTTP://endpoint.example, http://endpoint.example:80/"
    })
    void theSameEndpointMayBeSpeltInTwoWays(String one, String other) {
        assertThat(ServiceAddress.of(one)).isPresent().isEqualTo(ServiceAddress.of(other));
    }

    @ParameterizedTest
    @CsvSource({
        "https://endpoint.example/sparql, http://endpoint.example/sparql",
        "https://endpoint.example/sparql, https://endpoint.example:8443/sparql",
        "https://endpoint.example/sparql, https://endpoint.example/sparql/",
        "https://endpoint.example/sparql, https://endpoint.example/other/../sparql",
        "https://endpoint.example/sparql, https://endpoint.example./sparql"
    })
    void whatDiffersInAnyPartIsAnotherEndpoint(String one, String other) {
        assertThat(ServiceAddress.of(one)).isNotEqualTo(ServiceAddress.of(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:word@endpoint.example/sparql",
                "https://endpoint.example@other.example/sparql?x",
                "https://endpoint.example/sparql?query=x",
                "https://endpoint.example/sparql#x",
                "ftp://endpoint.example/sparql",
                "file:///etc/passwd",
                "endpoint.example/sparql",
                "https:///sparql",
                "http://end point.example/",
                ""
            })
    void whatCarriesMoreOrIsNoHttpIsNone(String text) {
        assertThat(ServiceAddress.of(text)).isEmpty();
    }
}
