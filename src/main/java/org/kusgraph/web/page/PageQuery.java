package org.kusgraph.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecBuilder;

/** What pages ask of the data. The queries stand in files beside this class's, so that no Java names a kind. */
enum PageQuery {
    /** Rows of {@code articles}: how many there are. */
    ARTICLES("articles"),
    /** Rows of {@code kind}, {@code broader} and {@code count}. */
    KINDS("kinds"),
    /** Rows of {@code status} and {@code count}. */
    CLAIMS_BY_STATUS("claims-by-status"),
    /** Rows of {@code status} and, where it asserts, {@code asserts}. */
    STATUSES("statuses"),
    /** Rows of {@code claim}, {@code subject}, {@code relation}, {@code object} and {@code status}. */
    CLAIMS_THAT_RELATE("claims-that-relate"),
    /** Rows of {@code things} and, where they are known, {@code modified} and {@code newest}: what the data set says of itself. */
    DATASET("dataset"),
    /** Rows of {@code day}: the days on which something begins or ends. */
    DAYS("days"),
    /** Rows of {@code thing} and {@code time}: some of the times of which no day is known. */
    TIMES_WITHOUT_A_DAY("times-without-a-day"),
    /** Rows of {@code technology}. */
    TECHNOLOGIES("technologies"),
    /** Rows of {@code claim}, {@code actor}, {@code relation}, {@code status} and {@code direct}, for a {@code technology}. */
    CLAIMS_ON_A_TECHNOLOGY("claims-on-a-technology"),
    /** Rows of {@code place} and, where they are known, {@code latitude} and {@code longitude}. */
    PLACES("places"),
    /** Rows of {@code thing} and, of an event, {@code eventStatus}, for a {@code place}. */
    THINGS_AT_A_PLACE("things-at-a-place"),
    /** Rows of what is known of the links of a {@code thing} into other data. */
    MAPPINGS_OF_A_THING("mappings-of-a-thing"),
    /** Rows of {@code term} (a class) and {@code count}. */
    USED_CLASSES("used-classes"),
    /** Rows of {@code term} (a property) and {@code count}. */
    USED_PROPERTIES("used-properties"),
    /** Rows of {@code class}, {@code property} and {@code count}. */
    USES_OF_PROPERTIES("uses-of-properties"),
    /** Rows of {@code class}, {@code property}, {@code least} and {@code most}, which is 0 where there is no limit. */
    FIELDS_OF_CLASSES("fields-of-classes"),
    /** Rows of {@code term}, {@code name} and, where it has one, {@code definition}. */
    NAMES_OF_TERMS("names-of-terms");

    private final String name;

    PageQuery(String name) {
        this.name = name;
    }

    /** A row of an answer. */
    record Row(Binding binding) {
        Optional<Node> value(String variable) {
            return Optional.ofNullable(binding.get(Var.alloc(variable)));
        }

        Node required(String variable) {
            return value(variable).orElseThrow(() -> new IllegalStateException("no ?" + variable + " in " + binding));
        }

        boolean isTrue(String variable) {
            return value(variable)
                    .filter(node -> node.getLiteralValue().equals(true))
                    .isPresent();
        }

        long number(String variable) {
            return ((Number) required(variable).getLiteralValue()).longValue();
        }
    }

    /** The answer. */
    List<Row> rows(DatasetGraph dataset) {
        return rows(dataset, Map.of());
    }

    /** The answer of a query that asks what a site's data says of itself. */
    List<Row> rows(DatasetGraph dataset, Site site) {
        return rows(dataset, site.graphs());
    }

    /** The answer where some variables have values already. */
    List<Row> rows(DatasetGraph dataset, Map<String, Node> values) {
        List<Row> rows = new ArrayList<>();
        QueryExecBuilder builder = QueryExec.dataset(dataset).query(read());
        values.forEach(builder::substitution);
        try (QueryExec execution = builder.build()) {
            execution.select().forEachRemaining(binding -> rows.add(new Row(binding)));
        }
        return rows;
    }

    private Query read() {
        String file = name + ".rq";
        try (InputStream text = Objects.requireNonNull(PageQuery.class.getResourceAsStream(file), file)) {
            return QueryFactory.create(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
