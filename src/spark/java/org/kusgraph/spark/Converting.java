package org.kusgraph.spark;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.TaskCompletionListener;
import org.kusgraph.Conversion;
import org.kusgraph.document.Document;
import org.kusgraph.document.IdentityFact;
import org.kusgraph.document.IdentityFacts;
import org.kusgraph.graph.Bytes;
import org.kusgraph.problem.Problem;

/** Makes pieces of the documents of a split. */
final class Converting implements FlatMapFunction<Split, Piece> {
    /** Nobody mends more at once; the rest is counted. */
    private static final int MOST_FAULTS = 1000;

    private final Broadcast<SharedConversion> shared;
    private final SharedStorage storage;

    Converting(Broadcast<SharedConversion> shared, SharedStorage storage) {
        this.shared = shared;
        this.storage = storage;
    }

    @Override
    public Iterator<Piece> call(Split split) throws IOException {
        Conversion conversion = shared.value().conversion();
        Pulled<Piece> pieces = new Pulled<>(put -> convert(conversion, split, put));
        TaskContext.get().addTaskCompletionListener((TaskCompletionListener) unused -> pieces.close());
        return pieces;
    }

    private void convert(Conversion conversion, Split split, Pulled.Receiver<Piece> put) throws IOException {
        Path path = new Path(split.file());
        String name = SharedStorage.shown(path);
        try (FSDataInputStream input = storage.of(path).open(path)) {
            Taking taking = new Taking(name, put);
            if (split.whole()) {
                conversion.quads(name, input, taking);
            } else {
                input.seek(Math.max(split.start() - 1, 0));
                InputStream lines = LinesOfSplit.of(input, split);
                conversion.quadsOfLines(name, split.firstLine(), lines, taking);
            }
            put.accept(List.of(taking.count()));
        }
    }

    /** Takes what comes of each document. */
    private static final class Taking implements Conversion.Receiver {
        private final String name;
        private final Pulled.Receiver<Piece> put;
        private Piece.Count count;
        private int faults;

        Taking(String name, Pulled.Receiver<Piece> put) {
            this.name = name;
            this.put = put;
            this.count = new Piece.Count(name, 0, 0, 0);
        }

        Piece.Count count() {
            return count;
        }

        @Override
        public void accept(Document document, Bytes quads) {
            List<Piece> pieces = new ArrayList<>();
            Piece.Statements statements = SortedLines.of(document.root().id(), List.of(quads.copy()));
            pieces.add(statements);
            IdentityFacts.of(document).forEach(fact -> pieces.add(new Piece.Fact(fact)));
            count = count.plus(new Piece.Count(name, 1, statements.count(), 0));
            put.accept(pieces);
        }

        @Override
        public void refuse(List<Problem> problems, Set<String> ids) {
            List<Piece> pieces = new ArrayList<>();
            problems.stream().limit(MOST_FAULTS - faults).forEach(problem -> pieces.add(new Piece.Fault(problem)));
            faults += pieces.size();
            ids.forEach(id -> pieces.add(new Piece.Fact(new IdentityFact.Uncertain(id))));
            count = count.plus(new Piece.Count(name, 1, 0, 1));
            put.accept(pieces);
        }
    }
}
