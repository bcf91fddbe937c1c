package org.kusgraph.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.kusgraph.BuiltGraph;
import org.kusgraph.Checkout;
import org.kusgraph.ontology.QuestionReader;
import org.kusgraph.web.page.Language;

/** A graph with the first article, which is built, served and looked at in a browser. */
final class BrowsedGraph implements AutoCloseable {
    static final String BASE = "https://w3id.org/us-korea-tech/";

    private final BuiltGraph graph;
    private final Server server;
    private final Browser browser;

    private BrowsedGraph(BuiltGraph graph, Server server, Browser browser) {
        this.graph = graph;
        this.server = server;
        this.browser = browser;
    }

    /** A data folder of the first article alone, to which more can be added. */
    static Path data(Path folder) throws IOException {
        Path data = folder.resolve("data");
        for (String file : List.of(
                "documents/article-20241118-science-minister.json", "taxonomies/cooperation-technologies.ttl")) {
            Files.createDirectories(data.resolve(file).getParent());
            Files.copy(Checkout.DATA.resolve(file), data.resolve(file));
        }
        return data;
    }

    /**
     * Builds, serves and opens.
     *
     * @param folder where the store and the browser's profile go
     * @param change of the usual options
     */
    static BrowsedGraph of(Path data, Path folder, UnaryOperator<ServerOptions> change) throws IOException {
        BuiltGraph graph = BuiltGraph.of(data, folder.resolve("store"));
        Introduction introduction = new Introduction(
                Map.of(Language.ENGLISH, "The graph", Language.KOREAN, "그래프"),
                Map.of(Language.ENGLISH, "What is in it.", Language.KOREAN, "담긴 것."),
                BASE + "id/",
                Map.of(
                        "kus",
                        BASE + "ontology#",
                        "id",
                        BASE + "id/",
                        "skos",
                        "http://www.w3.org/2004/02/skos/core#",
                        "xsd",
                        "http://www.w3.org/2001/XMLSchema#"),
                QuestionReader.read(Checkout.ONTOLOGY.resolve("questions")));
        Server server = Server.start(
                change.apply(ServerOptions.of(graph.snapshots(), introduction).withPort(0)));
        try {
            return new BrowsedGraph(graph, server, Browser.open(server.url(), folder.resolve("profile")));
        } catch (RuntimeException e) {
            server.close();
            graph.close();
            throw e;
        }
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        server.close();
        graph.close();
    }
}
