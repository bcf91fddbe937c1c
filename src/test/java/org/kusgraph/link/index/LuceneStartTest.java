package org.kusgraph.link.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.junit.jupiter.api.RepeatedTest;
import org.kusgraph.JavaProcess;

/** Two threads that are the first of a process to use Lucene. */
final class LuceneStartTest {
    /** Without what it tests, about half of the processes stand still, so one of these is all but certain to. */
    @RepeatedTest(8)
    void threadsThatBeginWithDifferentClassesOfLuceneDoNotWaitForEachOther() throws Exception {
        JavaProcess.Ended ended = JavaProcess.of(TwoThreads.class).run();
        assertThat(ended.words()).isEmpty();
        assertThat(ended.code()).isZero();
    }

    static final class TwoThreads {
        private static final Duration MOST = Duration.ofSeconds(30);

        private TwoThreads() {}

        /** Ends with 0 when both threads do. */
        public static void main(String[] arguments) throws InterruptedException {
            CyclicBarrier together = new CyclicBarrier(2);
            List<Thread> threads = Stream.of(IndexWriter.class.getName(), ConcurrentMergeScheduler.class.getName())
                    .map(first -> thread(() -> {
                        LuceneStart.prepare();
                        together.await();
                        Class<?> unused = Class.forName(first);
                    }))
                    .toList();
            threads.forEach(Thread::start);
            boolean isDone = true;
            for (Thread thread : threads) {
                isDone &= thread.join(MOST);
            }
            System.exit(isDone ? 0 : 1);
        }

        private interface Work {
            void run() throws Exception;
        }

        private static Thread thread(Work work) {
            return Thread.ofPlatform().daemon().unstarted(() -> {
                try {
                    work.run();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }
}
