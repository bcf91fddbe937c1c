package org.kusgraph.web.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is let in, and when. */
@Timeout(20)
final class LaneTest {
    @Test
    void aClientGetsHalfOfThePlacesAndAnotherTheRest() {
        Lane lane = new Lane(4, 0, Duration.ZERO);
        assertThat(lane.tryEnter("one")).isTrue();
        assertThat(lane.tryEnter("one")).isTrue();
        assertThat(lane.tryEnter("one")).isFalse();
        assertThat(lane.tryEnter("other")).isTrue();
        lane.leave("one");
        assertThat(lane.tryEnter("one")).isTrue();
        assertThat(lane.running()).isEqualTo(3);
    }

    @Test
    void whereNobodyMayWaitTheNextIsRefusedAtOnceAndToldWhenToComeBack() {
        Lane lane = new Lane(1, 0, Duration.ofSeconds(10));
        lane.enter("one");
        assertThatThrownBy(() -> lane.enter("other"))
                .isInstanceOfSatisfying(
                        BusyException.class, e -> assertThat(e.retrySeconds()).isEqualTo(10))
                .hasMessageContaining("the server is busy");
    }

    @Test
    void whoeverWaitsTooLongIsRefusedAndLeavesNothingBehind() {
        Lane lane = new Lane(1, 1, Duration.ofMillis(20));
        lane.enter("one");
        assertThatThrownBy(() -> lane.enter("other")).isInstanceOf(BusyException.class);
        assertThat(lane.waits()).isZero();
        lane.leave("one");
        assertThat(lane.running()).isZero();
        assertThat(lane.tryEnter("other")).isTrue();
    }

    @Test
    void aClientThatAsksOnceIsLetInBeforeTheRestOfAClientThatAsksOften() throws Exception {
        Lane lane = new Lane(2, 100, Duration.ofSeconds(15));
        lane.enter("greedy");
        lane.enter("third");
        LinkedBlockingQueue<String> order = new LinkedBlockingQueue<>();
        CountDownLatch rest = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                all.add(threads.submit(() -> enter(lane, "greedy", order, rest)));
                awaitWaits(lane, i + 1);
            }
            all.add(threads.submit(() -> enter(lane, "modest", order, rest)));
            awaitWaits(lane, 6);
            lane.leave("third");
            assertThat(order.poll(10, TimeUnit.SECONDS)).isEqualTo("modest");
            lane.leave("greedy");
            assertThat(order.poll(10, TimeUnit.SECONDS)).isEqualTo("greedy");
            rest.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(lane.running()).isZero();
        assertThat(lane.waits()).isZero();
    }

    @Test
    void theOldestOfAClientIsLetInThoughNewerOnesKeepComing() throws Exception {
        Lane lane = new Lane(1, 100, Duration.ofSeconds(15));
        lane.enter("client");
        LinkedBlockingQueue<String> order = new LinkedBlockingQueue<>();
        CountDownLatch rest = new CountDownLatch(0);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String name = Integer.toString(i);
                all.add(threads.submit(() -> enter(lane, "client", name, order, rest)));
                awaitWaits(lane, i + 1);
            }
            lane.leave("client");
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(order).containsExactly("3", "0", "2", "1");
    }

    private static void enter(Lane lane, String client, LinkedBlockingQueue<String> order, CountDownLatch rest) {
        enter(lane, client, client, order, rest);
    }

    private static void enter(
            Lane lane, String client, String name, LinkedBlockingQueue<String> order, CountDownLatch rest) {
        lane.enter(client);
        order.add(name);
        try {
            rest.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            lane.leave(client);
        }
    }

    private static void awaitWaits(Lane lane, int count) {
        while (lane.waits() < count) {
            Thread.onSpinWait();
        }
    }
}
