package org.kusgraph.web.publication;

import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDFBase;

/**
 * What has been published to a store: each graph with the digest of its statements, in a graph of the store itself, so that any
 * later run from anywhere knows it. A graph is entered when all of it has arrived, and crossed out before it is sent anew.
 */
final class Ledger {
    private static final String IDENTIFIER = "http://purl.org/dc/terms/identifier";
    private static final String DIGEST = "sha256:";

    private final RemoteStore store;
    private final String graph;
    private final Map<String, String> digests = new TreeMap<>();

    private Ledger(RemoteStore store, String graph) {
        this.store = store;
        this.graph = graph;
    }

    static Ledger read(RemoteStore store, String graph) throws IOException {
        Ledger ledger = new Ledger(store, graph);
        store.read(graph, new StreamRDFBase() {
            @Override
            public void triple(Triple triple) {
                if (triple.getSubject().isURI() && triple.getObject().isLiteral()) {
                    // Of two entries neither counts: the graph is sent anew.
                    String unused = ledger.digests.merge(
                            triple.getSubject().getURI(), triple.getObject().getLiteralLexicalForm(), (a, b) -> "");
                }
            }
        });
        return ledger;
    }

    /** All graphs that are entered. */
    Collection<String> graphs() {
        return Collections.unmodifiableSet(digests.keySet());
    }

    boolean has(String name, String digest) {
        return (DIGEST + digest).equals(digests.get(name));
    }

    /** Crosses graphs out, in one go: the protocol cannot take single statements out of a graph. */
    void crossOut(Collection<String> names) throws IOException {
        if (!digests.keySet().removeAll(names)) {
            return;
        }
        if (digests.isEmpty()) {
            store.remove(graph);
        } else {
            store.replace(
                    graph,
                    digests.entrySet().stream()
                            .map(entry -> entry(entry.getKey(), entry.getValue()))
                            .collect(Collectors.joining()));
        }
    }

    /** Enters a graph of which all has arrived. */
    void enter(String name, String digest) throws IOException {
        store.add(graph, entry(name, DIGEST + digest));
        digests.put(name, DIGEST + digest);
    }

    private static String entry(String name, String digest) {
        return "<" + name + "> <" + IDENTIFIER + "> \"" + digest + "\" .\n";
    }
}
