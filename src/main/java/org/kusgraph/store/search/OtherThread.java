package org.kusgraph.store.search;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Work that another thread does for this one. */
public final class OtherThread {
    private OtherThread() {}

    /**
     * Waits for such work.
     *
     * @throws IOException if it failed by that, or this thread is interrupted; whatever else it failed by is thrown as it is
     */
    public static void await(Future<Void> work) throws IOException {
        Void unused = result(work);
    }

    /**
     * Waits for such work, and gives what has come of it.
     *
     * @throws IOException if it failed by that, or this thread is interrupted; whatever else it failed by is thrown as it is
     */
    public static <T> T result(Future<T> work) throws IOException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            switch (Objects.requireNonNull(e.getCause())) {
                case IOException fault -> throw fault;
                case RuntimeException fault -> throw fault;
                case Error fault -> throw fault;
                default -> throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while another thread works");
        }
    }
}
