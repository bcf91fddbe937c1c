package org.kusgraph.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.graph.GraphFactory;

/** The files of the W3C's tests of SPARQL, which a library carries. */
final class SuiteFiles {
    /** Where they are taken to be, so that graphs have the same names on every machine. */
    private static final String PLACE = "https://suite.example/";

    private SuiteFiles() {}

    static String address(String path) {
        return PLACE + path;
    }

    static byte[] bytes(String address) {
        String name = "/" + address.substring(PLACE.length());
        try (InputStream in = Objects.requireNonNull(SuiteFiles.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String address) {
        return new String(bytes(address), StandardCharsets.UTF_8);
    }

    static Graph graph(String address) {
        Graph graph = GraphFactory.createDefaultGraph();
        parse(address, StreamRDFLib.graph(graph));
        return graph;
    }

    static void parse(String address, StreamRDF into) {
        Lang language = RDFLanguages.filenameToLang(address, Lang.TURTLE);
        RDFParser.fromString(text(address), language).base(address).parse(into);
    }
}
