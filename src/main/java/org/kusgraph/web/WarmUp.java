package org.kusgraph.web;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.query.QueryCancelledException;
import org.kusgraph.ontology.Question;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.web.federation.Federation;
import org.kusgraph.web.query.Answer;
import org.kusgraph.web.query.Prefixes;
import org.kusgraph.web.query.QueryReader;
import org.kusgraph.web.query.QueryRun;
import org.kusgraph.web.query.UnderstoodQuery;

/** Asks a new snapshot the questions that visitors are shown, so that those who come first find its files and nodes in memory. */
public final class WarmUp implements Consumer<SnapshotReading> {
    private static final Duration MOST_OF_ONE = Duration.ofSeconds(1);
    private static final Duration MOST_OF_ALL = Duration.ofSeconds(5);

    private final List<Question> questions;
    private final QueryReader reader;

    /** Asks the questions by which a server introduces itself. */
    public WarmUp(Introduction introduction) {
        this.questions = introduction.questions();
        this.reader = new QueryReader(introduction.base(), Prefixes.of(introduction.prefixes()), Federation.none());
    }

    @Override
    public void accept(SnapshotReading snapshot) {
        long begin = System.nanoTime();
        for (Question question : questions) {
            if (System.nanoTime() - begin > MOST_OF_ALL.toNanos()) {
                return;
            }
            if (reader.read(question.query()) instanceof UnderstoodQuery query) {
                ask(query, snapshot);
            }
        }
    }

    private static void ask(UnderstoodQuery query, SnapshotReading snapshot) {
        try (QueryRun run = QueryRun.of(query, snapshot.dataset(), MOST_OF_ONE, Federation.none())) {
            switch (run.answer()) {
                case Answer.Rows answer -> answer.rows().forEachRemaining(row -> {});
                case Answer.Truth answer -> {}
                case Answer.Triples answer -> answer.triples().forEachRemaining(triple -> {});
                case Answer.Quads answer -> answer.quads().forEachRemaining(quad -> {});
            }
        } catch (QueryCancelledException e) {
            // Enough has been read.
        }
    }
}
