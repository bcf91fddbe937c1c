package org.kusgraph.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers that were sent whole, to be sent again to whoever asks the same in the same format of the same snapshot, and those that
 * are computed at this time, which others wait for. Together the answers take no more than a number of bytes; those that are asked
 * for most are kept.
 */
final class AnswerCache {
    /** What an answer takes besides its body, roughly. */
    private static final int MORE_BYTES = 256;

    /** Of so many answers it is known that they are too large. */
    private static final int MOST_KNOWN_LARGE = 1_000;

    private final long mostBytes;
    private final Cache<EntityTag, Answer> answers;
    private final Cache<EntityTag, Boolean> large = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN_LARGE)
            .executor(Runnable::run)
            .build();
    private final Map<EntityTag, Computation> underway = new ConcurrentHashMap<>();

    /**
     * An answer.
     *
     * @param body what was sent, before compression
     * @param rows how many rows or statements it has
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares answers, and nobody changes them.
    record Answer(byte[] body, long rows) {}

    /** Keeps answers of that many bytes. */
    AnswerCache(long mostBytes) {
        this.mostBytes = mostBytes;
        this.answers = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .weigher((EntityTag state, Answer answer) -> answer.body().length + MORE_BYTES)
                // In the thread that asks: the work is little, and no other threads are started for it.
                .executor(Runnable::run)
                .build();
    }

    /** The answer of a state, if it is kept. */
    Optional<Answer> find(EntityTag state) {
        return Optional.ofNullable(answers.getIfPresent(state));
    }

    /** Keeps an answer, at the cost of others. */
    void keep(EntityTag state, Answer answer) {
        answers.put(state, answer);
    }

    /** Remembers that nobody is to wait for the answer of a state, which is too large to be kept. */
    void tooLarge(EntityTag state) {
        large.put(state, true);
    }

    /** Whether others may wait for the answer of a state while it is computed. */
    boolean isShared(EntityTag state) {
        return mostBytes > 0 && large.getIfPresent(state) == null;
    }

    /** The work on the answer of a state, if somebody does it. */
    Optional<Computation> underway(EntityTag state) {
        return Optional.ofNullable(underway.get(state));
    }

    /** Begins the work on the answer of a state, unless somebody does it. */
    Optional<Computation> begin(EntityTag state) {
        Computation begun = new Computation(() -> underway.remove(state));
        return underway.putIfAbsent(state, begun) == null ? Optional.of(begun) : Optional.empty();
    }
}
