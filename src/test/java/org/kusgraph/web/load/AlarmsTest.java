package org.kusgraph.web.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When alarms ring. */
@Timeout(30)
final class AlarmsTest {
    @Test
    void anAlarmRingsOnceAndNotBeforeItsTime() throws Exception {
        long begun = System.nanoTime();
        CompletableFuture<Long> rung = new CompletableFuture<>();
        AtomicInteger times = new AtomicInteger();
        Alarms.Alarm alarm = Alarms.in(Duration.ofMillis(120), () -> {
            times.incrementAndGet();
            rung.complete(System.nanoTime());
        });
        assertThat(rung.get() - begun).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(120));
        CountDownLatch later = new CountDownLatch(1);
        Alarms.Alarm other = Alarms.in(Duration.ofMillis(50), later::countDown);
        later.await();
        assertThat(times).hasValue(1);
        alarm.close();
        other.close();
    }

    @Test
    void alarmsRingInTheOrderOfTheirTimesAndOneThatFailsKeepsNoOtherFromRinging() throws Exception {
        List<Integer> order = new ArrayList<>();
        CountDownLatch last = new CountDownLatch(1);
        List<Alarms.Alarm> alarms = List.of(
                Alarms.in(Duration.ofMillis(300), last::countDown),
                Alarms.in(Duration.ofMillis(200), () -> order.add(2)),
                Alarms.in(Duration.ofMillis(100), () -> {
                    order.add(1);
                    throw new IllegalStateException("on purpose");
                }));
        last.await();
        assertThat(order).containsExactly(1, 2);
        alarms.forEach(Alarms.Alarm::close);
    }

    @Test
    void anAlarmThatIsCalledOffDoesNotRing() throws Exception {
        AtomicInteger rung = new AtomicInteger();
        for (int i = 0; i < 1_000; i++) {
            Alarms.in(Duration.ofSeconds(1), rung::incrementAndGet).close();
        }
        CountDownLatch later = new CountDownLatch(1);
        Alarms.Alarm last = Alarms.in(Duration.ofMillis(1_500), later::countDown);
        later.await();
        last.close();
        assertThat(rung).hasValue(0);
    }

    @Test
    void anAlarmOfAThreadThatComesWhileNobodyWaitsRingsToo() throws Exception {
        for (int i = 0; i < 50; i++) {
            CountDownLatch rung = new CountDownLatch(1);
            Alarms.Alarm alarm = Alarms.in(Duration.ZERO, rung::countDown);
            rung.await();
            alarm.close();
            // Long enough for the thread of the alarms to find nothing to wait for, every now and then.
            Thread.sleep(i % 3);
        }
    }
}
