package org.kusgraph.store.search;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;

/** Adds documents to an index in the order in which they come, while the next ones are being made. */
final class IndexingThread implements AutoCloseable {
    private static final int DOCUMENTS_AT_ONCE = 200;

    /** More documents need not wait, as long as the thread has some. */
    private static final int MOST_WAITING = 4;

    private final IndexWriter writer;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("index").factory());
    private final Deque<Future<Void>> waiting = new ArrayDeque<>();
    private List<Document> documents = new ArrayList<>();

    IndexingThread(IndexWriter writer) {
        this.writer = writer;
    }

    /** Adds a document, now or later. */
    void add(Document document) throws IOException {
        documents.add(document);
        if (documents.size() == DOCUMENTS_AT_ONCE) {
            send();
        }
    }

    /** Adds what has not been added yet. */
    void finish() throws IOException {
        send();
        while (!waiting.isEmpty()) {
            OtherThread.await(waiting.remove());
        }
    }

    private void send() throws IOException {
        if (waiting.size() == MOST_WAITING) {
            OtherThread.await(waiting.remove());
        }
        waiting.add(thread.submit(adding(documents)));
        documents = new ArrayList<>();
    }

    private Callable<Void> adding(List<Document> added) {
        return () -> {
            for (Document document : added) {
                long unused = writer.addDocument(document);
            }
            return null;
        };
    }

    /** Ends the thread, when it has done what it has begun. */
    @Override
    public void close() {
        thread.close();
    }
}
