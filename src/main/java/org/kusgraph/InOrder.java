package org.kusgraph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Lets all processors work at once, and takes up what they have done in the order in which it was given, so that the outcome
 * does not depend on which was faster.
 */
final class InOrder implements AutoCloseable {
    /** Enough that no processor waits while the oldest piece is taken up. */
    private static final int PIECES_PER_PROCESSOR = 4;

    /** More bytes are not worked on at once, except those of one piece, so that memory stays bounded by one document. */
    private static final long MOST_BYTES = 1 << 22;

    private final int mostPieces = PIECES_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
    private final ExecutorService processors = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("work-", 0).factory());
    private final Deque<Piece> begun = new ArrayDeque<>();
    private long bytesBegun;

    private record Piece(Future<Runnable> work, long bytes) {}

    /**
     * Begins a piece of work, when there is room for it.
     *
     * @param bytes how large the piece is
     * @param work done on some thread; what it returns is run on the caller's thread, by this or a later call
     */
    void add(long bytes, Callable<Runnable> work) {
        while (!begun.isEmpty() && (begun.size() == mostPieces || bytesBegun + bytes > MOST_BYTES)) {
            takeUpOldest();
        }
        begun.add(new Piece(processors.submit(work), bytes));
        bytesBegun += bytes;
    }

    /** Takes up all that is left. */
    void finish() {
        while (!begun.isEmpty()) {
            takeUpOldest();
        }
    }

    private void takeUpOldest() {
        Piece oldest = begun.remove();
        bytesBegun -= oldest.bytes();
        done(oldest.work()).run();
    }

    private static Runnable done(Future<Runnable> work) {
        try {
            return work.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException wrong ? wrong : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while others work", e);
        }
    }

    /** Ends the threads; what is not taken up is lost. */
    @Override
    public void close() {
        processors.shutdownNow();
    }
}
