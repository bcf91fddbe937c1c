package org.kusgraph.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.rowset.RowSetReader;
import org.apache.jena.sparql.exec.QueryExecResult;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sys.JenaSystem;

/**
 * Whether servers give answers of as many rows or triples to a query of each kind, before anybody is timed. Descriptions are not
 * compared, as each server describes as it sees fit.
 */
final class Agreement {
    private final Map<String, String> expected = new LinkedHashMap<>();
    private final List<String> differences = new ArrayList<>();

    /** The server whose answers the others are compared with. */
    Agreement(ServerProcess server, List<String> queries) throws IOException {
        // Otherwise the formats of answers are not known yet.
        JenaSystem.init();
        for (String query : queries) {
            expected.put(query, count(server, query));
        }
    }

    /**
     * Compares a server's answers.
     *
     * @throws IOException when it does not answer
     */
    void compare(String name, ServerProcess server) throws IOException {
        for (Map.Entry<String, String> each : expected.entrySet()) {
            String count = count(server, each.getKey());
            if (!count.equals(each.getValue())) {
                differences.add(name + " answers " + count + " instead of " + each.getValue() + ": "
                        + each.getKey().replaceAll("(?m)^PREFIX.*\\n", ""));
            }
        }
    }

    /** What other servers answer otherwise. */
    List<String> differences() {
        return differences;
    }

    private static String count(ServerProcess server, String query) throws IOException {
        Load.Reply reply = Load.reply(server.endpoint(), query);
        if (query.contains("DESCRIBE")) {
            return "something";
        }
        Lang language = RDFLanguages.contentTypeToLang(reply.mediaType());
        if (language != null && RDFLanguages.isTriples(language)) {
            String text = new String(reply.body(), StandardCharsets.UTF_8);
            return Integer.toString(
                    RDFParser.fromString(text, language).toGraph().size());
        }
        QueryExecResult answer =
                RowSetReader.createReader(language).readAny(new ByteArrayInputStream(reply.body()), new Context());
        return answer.isBoolean()
                ? String.valueOf(answer.booleanResult())
                : Long.toString(answer.rowSet().stream().count());
    }
}
