package org.kusgraph.web.publication;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Cuts the N-Quads of one graph into pieces of N-Triples that can be sent one after another. A blank node means the same only
 * within one request, so that statements that hang together by blank nodes stay in one piece, however many they are.
 */
final class Chunks {
    private static final String BLANK = "_:";

    private final int statements;
    private final String graphEnding;
    private final List<String> plain = new ArrayList<>();
    private final Map<String, String> joined = new HashMap<>();
    private final List<String> blank = new ArrayList<>();

    /**
     * @param graph the graph's IRI
     * @param statements as many as a piece holds, unless blank nodes want more
     */
    Chunks(String graph, int statements) {
        this.statements = statements;
        this.graphEnding = " <" + graph + "> .";
    }

    /**
     * Gives the pieces, in memory bounded by one piece and the statements with blank nodes.
     *
     * @param quads a dump from the graph's first statement on; what other graphs say after it is left unread
     * @return how many statements there are
     */
    long cut(BufferedReader quads, Sending sending) throws IOException {
        long count = 0;
        for (String line = quads.readLine(); line != null && isOfGraph(line); line = quads.readLine()) {
            count++;
            String triple = line.substring(0, line.length() - graphEnding.length());
            if (noteBlankNodes(triple)) {
                blank.add(triple);
            } else {
                plain.add(triple);
            }
            if (plain.size() == statements) {
                sending.send(text(plain));
                plain.clear();
            }
        }
        for (List<String> group : groups()) {
            if (!plain.isEmpty() && plain.size() + group.size() > statements) {
                sending.send(text(plain));
                plain.clear();
            }
            plain.addAll(group);
        }
        if (!plain.isEmpty()) {
            sending.send(text(plain));
        }
        return count;
    }

    boolean isOfGraph(String quad) {
        return quad.endsWith(graphEnding);
    }

    /** Takes a piece. */
    interface Sending {
        void send(String triples) throws IOException;
    }

    /** Whether a statement has blank nodes, which then belong together. */
    private boolean noteBlankNodes(String triple) {
        List<String> nodes = new ArrayList<>();
        eachBlankNode(triple, nodes::add);
        nodes.forEach(node -> joined.putIfAbsent(node, node));
        if (nodes.size() == 2) {
            joined.put(root(nodes.get(0)), root(nodes.get(1)));
        }
        return !nodes.isEmpty();
    }

    /** The subject and the object, where they are blank nodes. */
    private static void eachBlankNode(String triple, Consumer<String> use) {
        int subjectEnd = triple.indexOf(' ');
        int objectStart = triple.indexOf(' ', subjectEnd + 1) + 1;
        if (triple.startsWith(BLANK)) {
            use.accept(triple.substring(0, subjectEnd));
        }
        if (triple.startsWith(BLANK, objectStart)) {
            use.accept(triple.substring(objectStart));
        }
    }

    private String root(String node) {
        String root = node;
        for (String next = joined.get(root); next != null && !next.equals(root); next = joined.get(root)) {
            root = next;
        }
        joined.put(node, root);
        return root;
    }

    private Iterable<List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (String triple : blank) {
            List<String> nodes = new ArrayList<>();
            eachBlankNode(triple, nodes::add);
            groups.computeIfAbsent(root(nodes.getFirst()), node -> new ArrayList<>())
                    .add(triple);
        }
        return groups.values();
    }

    private static String text(List<String> triples) {
        StringBuilder text = new StringBuilder();
        triples.forEach(triple -> text.append(triple).append(" .\n"));
        return text.toString();
    }
}
