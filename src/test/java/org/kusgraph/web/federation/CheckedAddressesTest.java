package org.kusgraph.web.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** To which network addresses the name of an endpoint may lead. */
final class CheckedAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.170",
                "192.168.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void anAddressThatIsNotOfTheOpenInternetIsRefused(String address) throws UnknownHostException {
        CheckedResolver resolver = resolver(Set.of("https://endpoint.example/sparql"), address);
        assertThatThrownBy(() -> resolver.checked("endpoint.example"))
                .isInstanceOf(CheckedResolver.RefusedAddressException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8.8.8.8", "172.15.0.1", "172.32.0.1", "198.20.0.1", "2620:0:861:ed1a::1", "2001:4860:4860::8888"
            })
    void aPublicAddressIsConnectedTo(String address) throws Exception {
        CheckedResolver resolver = resolver(Set.of("https://endpoint.example/sparql"), address);
        assertThat(resolver.checked("endpoint.example")).containsExactly(InetAddress.getByName(address));
    }

    @Test
    void oneRefusedAddressAmongPublicOnesRefusesTheHost() throws UnknownHostException {
        CheckedResolver resolver = resolver(Set.of("https://endpoint.example/sparql"), "8.8.8.8", "10.0.0.1");
        assertThatThrownBy(() -> resolver.checked("endpoint.example"))
                .isInstanceOf(CheckedResolver.RefusedAddressException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:3040/sparql, 127.0.0.1",
        "http://[::1]:3040/sparql, ::1",
        "http://10.0.0.7/sparql, 10.0.0.7"
    })
    void anAddressThatTheOperatorNamedIsConnectedTo(String endpoint, String address) throws Exception {
        CheckedResolver resolver = resolver(Set.of(endpoint), address);
        assertThat(resolver.checked(address)).hasSize(1);
    }

    @Test
    void aNameIsNoAddressThoughItLeadsToTheSameOne() throws UnknownHostException {
        CheckedResolver resolver = resolver(Set.of("http://localhost:3040/sparql"), "127.0.0.1");
        assertThatThrownBy(() -> resolver.checked("localhost"))
                .isInstanceOf(CheckedResolver.RefusedAddressException.class);
    }

    private static CheckedResolver resolver(Set<String> endpoints, String... addresses) throws UnknownHostException {
        InetAddress[] found = new InetAddress[addresses.length];
        for (int i = 0; i < addresses.length; i++) {
            found[i] = InetAddress.getByName(addresses[i]);
        }
        return new CheckedResolver(
                endpoints.stream()
                        .map(text -> ServiceAddress.of(text).orElseThrow())
                        .collect(Collectors.toSet()),
                host -> found);
    }
}
