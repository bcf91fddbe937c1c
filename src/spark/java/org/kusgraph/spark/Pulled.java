package org.kusgraph.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Lets be pulled what a work pushes, in memory bounded by a few of its steps: Spark asks for the next, while a reader of files hands
 * on what it has.
 *
 * @param <T> what is pulled
 */
final class Pulled<T> implements Iterator<T>, AutoCloseable {
    private static final int MOST_STEPS = 4;

    private final BlockingQueue<Step<T>> steps = new ArrayBlockingQueue<>(MOST_STEPS);
    private final Queue<T> next = new ArrayDeque<>();
    private final Thread worker;
    private boolean ended;

    private record Step<T>(
            Collection<T> items, boolean last, @Nullable Throwable fault) {}

    /** What pushes. */
    @FunctionalInterface
    interface Work<T> {
        void run(Receiver<T> receiver) throws IOException;
    }

    /** Takes what is pushed, a step of the work at once. */
    @FunctionalInterface
    interface Receiver<T> {
        void accept(Collection<T> items);
    }

    Pulled(Work<T> work) {
        worker = Thread.ofPlatform().daemon().name("converting").start(() -> {
            try {
                work.run(items -> put(new Step<>(items, false, null)));
                put(new Step<>(List.of(), true, null));
            } catch (Stopped e) {
                // Nobody takes any more.
            } catch (IOException | RuntimeException | Error e) {
                putLast(e);
            }
        });
    }

    /** The work is to end. */
    private static final class Stopped extends RuntimeException {
        Stopped() {
            super("nobody takes any more", null, false, false);
        }
    }

    private void put(Step<T> step) {
        try {
            steps.put(step);
        } catch (InterruptedException e) {
            throw new Stopped();
        }
    }

    private void putLast(Throwable fault) {
        try {
            put(new Step<>(List.of(), true, fault));
        } catch (Stopped e) {
            // Nobody takes any more.
        }
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty() && !ended) {
            Step<T> step = take();
            next.addAll(step.items());
            ended = step.last();
            Optional.ofNullable(step.fault()).ifPresent(Pulled::rethrow);
        }
        return !next.isEmpty();
    }

    private Step<T> take() {
        try {
            return steps.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the task was ended", e);
        }
    }

    private static void rethrow(Throwable fault) {
        switch (fault) {
            case IOException io -> throw new UncheckedIOException(io);
            case RuntimeException wrong -> throw wrong;
            case Error error -> throw error;
            default -> throw new IllegalStateException(fault);
        }
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return next.remove();
    }

    @Override
    public void close() {
        worker.interrupt();
    }
}
