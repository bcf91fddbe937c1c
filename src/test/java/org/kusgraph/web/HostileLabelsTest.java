package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.BuiltGraph;
import org.kusgraph.web.TestServer.Reply;

/** Whatever a label holds, it is a text in every format, and nothing more. */
final class HostileLabelsTest {
    private static final String LABEL =
            "</script><script>alert(1)</script>\"><img src=x onerror=alert(1)>\u202e'\\\n\t]]>-->${x} @id 한글 🤝";

    @Test
    void aLabelComesBackAsItIsFromEveryFormat(@TempDir Path folder) throws IOException {
        Node label = NodeFactory.createLiteralLang(LABEL, "en");
        Path taxonomies = Files.createDirectories(folder.resolve("data/taxonomies"));
        Files.writeString(taxonomies.resolve("hostile.ttl"), """
                @prefix kus:  <https://w3id.org/us-korea-tech/ontology#> .
                @prefix id:   <https://w3id.org/us-korea-tech/id/> .
                @prefix skos: <http://www.w3.org/2004/02/skos/core#> .

                id:hostile a kus:Technology ; skos:prefLabel %s .
                """.formatted(NodeFmtLib.strNT(label)));
        try (BuiltGraph graph = BuiltGraph.of(folder.resolve("data"), folder.resolve("store"));
                TestServer server = TestServer.of(graph.snapshots())) {
            Map.of("ttl", Lang.TURTLE, "nt", Lang.NTRIPLES, "jsonld", Lang.JSONLD11, "rdf", Lang.RDFXML)
                    .forEach((ending, language) -> {
                        Reply reply = server.to("/data/hostile." + ending).get();
                        Graph read = GraphFactory.createDefaultGraph();
                        RDFParser.fromString(reply.text(), language).parse(read);
                        assertThat(read.find(Node.ANY, SKOS.prefLabel.asNode(), Node.ANY)
                                        .mapWith(triple -> triple.getObject())
                                        .toList())
                                .as(ending)
                                .containsExactly(label);
                        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
                        assertThat(reply.header("Content-Security-Policy")).startsWith("default-src 'none'");
                    });
        }
    }
}
