package org.kusgraph.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;

/**
 * Answers that were sent whole, to be sent again to whoever asks the same in the same format of the same snapshot. Together they
 * take no more than a number of bytes; those that are asked for most are kept.
 */
final class AnswerCache {
    /** What an answer takes besides its body, roughly. */
    private static final int MORE_BYTES = 256;

    private final Cache<EntityTag, Answer> answers;

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
}
