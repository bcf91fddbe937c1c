package org.kusgraph.web.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a graph is cut, and where its pieces are sent. */
final class ChunksTest {
    private static final String GRAPH = "https://example.org/graph/one";

    @Test
    void aGraphIsCutIntoPiecesThatHoldAllOfIt() throws IOException {
        List<String> pieces = cut(IntStream.range(0, 25)
                .mapToObj(i -> "<urn:x:%02d> <urn:x:p> \"a <%s> .\"".formatted(i, GRAPH))
                .toList());
        assertThat(pieces).extracting(piece -> piece.lines().count()).containsExactly(10L, 10L, 5L);
        assertThat(pieces.getFirst()).startsWith("<urn:x:00> <urn:x:p> \"a <https://example.org/graph/one> .\" .\n");
    }

    @Test
    void statementsThatHangTogetherByBlankNodesStayInOnePiece() throws IOException {
        List<String> triples = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            // Two chains of blank nodes, told in turns.
            triples.add("_:b%d <urn:x:next> _:b%d".formatted(i, i + 2));
            triples.add("<urn:x:%d> <urn:x:p> \"_:b1\"@en".formatted(i));
        }
        List<String> pieces = cut(triples);
        assertThat(pieces.stream().mapToLong(piece -> piece.lines().count()).sum())
                .isEqualTo(48);
        for (int chain = 0; chain < 2; chain++) {
            String node = "_:b" + chain + " ";
            String whole = pieces.stream().filter(piece -> piece.contains(node)).collect(Collectors.joining());
            for (int i = chain; i < 24; i += 2) {
                assertThat(whole).contains("_:b%d <urn:x:next> _:b%d .\n".formatted(i, i + 2));
            }
        }
    }

    @Test
    void whatOtherGraphsSayIsLeftUnread() throws IOException {
        List<String> pieces = new ArrayList<>();
        long count = new Chunks(GRAPH, 10)
                .cut(
                        new BufferedReader(new StringReader("<urn:x:a> <urn:x:b> <urn:x:c> <" + GRAPH + "> .\n"
                                + "<urn:x:a> <urn:x:b> <urn:x:d> <https://example.org/graph/two> .\n")),
                        pieces::add);
        assertThat(count).isEqualTo(1);
        assertThat(pieces).containsExactly("<urn:x:a> <urn:x:b> <urn:x:c> .\n");
    }

    @Test
    void aGraphIsNamedInTheQueryStringOrByAnAddressOfItsOwn() {
        GraphStore.Addressing indirect = GraphStore.indirect(URI.create("http://127.0.0.1/ds"));
        assertThat(indirect.of(GRAPH)).hasToString("http://127.0.0.1/ds?graph=https%3A%2F%2Fexample.org%2Fgraph%2Fone");
        GraphStore.Addressing direct =
                GraphStore.direct(URI.create("http://127.0.0.1/rdf-graphs"), "https://example.org/graph/");
        assertThat(direct.of(GRAPH)).hasToString("http://127.0.0.1/rdf-graphs/one");
        assertThat(direct.of("https://example.org/graph/a b?c#d"))
                .hasToString("http://127.0.0.1/rdf-graphs/a%20b%3Fc%23d");
    }

    private static List<String> cut(List<String> triples) throws IOException {
        List<String> pieces = new ArrayList<>();
        String quads =
                triples.stream().map(triple -> triple + " <" + GRAPH + "> .\n").collect(Collectors.joining());
        long count = new Chunks(GRAPH, 10).cut(new BufferedReader(new StringReader(quads)), pieces::add);
        assertThat(count).isEqualTo(triples.size());
        return pieces;
    }
}
