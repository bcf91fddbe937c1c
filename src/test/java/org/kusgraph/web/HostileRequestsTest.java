package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that a stranger may send, each with what it is to be answered. */
@NullUnmarked
final class HostileRequestsTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        String data = IntStream.range(0, 200)
                .mapToObj("<urn:test:s%1$d> <urn:test:p> %1$d ."::formatted)
                .collect(Collectors.joining("\n"));
        server = TestServer.of(TestSnapshots.of(data), options -> options.withQueryTimeLimit(Duration.ofMillis(800)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static List<HostileRequest> all() throws IOException {
        return HostileRequest.all();
    }

    @Test
    void thereAreMoreThanAHundred() throws IOException {
        assertThat(all())
                .extracting(HostileRequest::name)
                .hasSizeGreaterThan(100)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aHostileRequestIsAnsweredAsItShouldBe(HostileRequest hostile) throws IOException {
        HostileRequest.Reply reply = hostile.sendTo(server.server().port());
        assertThat(hostile.outcomes()).as(reply.shown()).contains(reply.outcome());
        if (!reply.outcome().equals("cut")) {
            assertThat(reply.text()).contains(hostile.part());
        }
        assertThat(reply.text()).doesNotContain("Exception", "\tat ", "org.apache");
        assertThat(reply.head()).containsIgnoringCase("X-Content-Type-Options: nosniff");
        assertThat(server.query("ASK {}").get().status()).isEqualTo(200);
    }
}
