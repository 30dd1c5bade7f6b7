package airkeeper.wire.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The loops that run on real threads, and the times they run in. */
class TimedLoopTest {
    private static final Duration BOUND = Duration.ofSeconds(10);

    @Test
    void pausesNotShorterThanItIsAskedTo() {
        Time time = new SystemTime();
        Duration then = time.steady().plusMillis(5);
        time.pauseUntil(then);
        assertThat(time.steady()).isGreaterThanOrEqualTo(then);
    }

    @Test
    void doesWhatItIsHandedOnOneThreadInOrder() {
        List<Integer> done = new CopyOnWriteArrayList<>();
        List<Thread> threads = new CopyOnWriteArrayList<>();
        try (Loop loop = new SystemTime().loop("owner")) {
            for (int i = 0; i < 100; i++) {
                int number = i;
                loop.execute(() -> {
                    done.add(number);
                    threads.add(Thread.currentThread());
                });
            }
            await().atMost(BOUND).until(() -> done.size() == 100);
        }
        assertThat(done).isSorted();
        assertThat(threads.stream().distinct().toList()).hasSize(1);
        assertThat(threads.getFirst().getName()).isEqualTo("owner");
    }

    @Test
    void doesWhatIsDueFirstFirst() {
        List<String> done = new CopyOnWriteArrayList<>();
        try (Loop loop = new SystemTime().loop("owner")) {
            loop.after(Duration.ofMillis(80), () -> done.add("later"));
            loop.after(Duration.ofMillis(20), () -> done.add("sooner"));
            loop.execute(() -> done.add("now"));
            await().atMost(BOUND).until(() -> done.size() == 3);
        }
        assertThat(done).containsExactly("now", "sooner", "later");
    }

    @Test
    void aFloodOfWorkHoldsUpNothingThatHasItsTime() {
        AtomicInteger flood = new AtomicInteger();
        CountDownLatch timely = new CountDownLatch(1);
        try (Loop loop = new SystemTime().loop("owner")) {
            loop.after(Duration.ofMillis(5), timely::countDown);
            loop.execute(new Runnable() {
                @Override
                public void run() {
                    flood.incrementAndGet();
                    loop.execute(this);
                    loop.execute(() -> {});
                }
            });
            await().atMost(BOUND).until(() -> timely.getCount() == 0);
        }
        assertThat(flood.get()).isPositive();
    }

    @Test
    void doesAPeriodicTaskOncePerPeriod() {
        AtomicInteger count = new AtomicInteger();
        SystemTime time = new SystemTime();
        Duration began = time.steady();
        try (Loop loop = time.loop("owner")) {
            loop.every(Duration.ofMillis(20), count::incrementAndGet);
            assertThatThrownBy(() -> loop.every(Duration.ZERO, () -> {}))
                    .hasMessage("expected a period above 0, found PT0S");
            await().atMost(BOUND).until(() -> count.get() >= 5);
        }
        assertThat(time.steady().minus(began)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void doesNothingAfterItsEndWhichMayComeTwice() {
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        Loop loop = new SystemTime().loop("owner");
        loop.after(Duration.ofMillis(50), () -> done.add("dropped"));
        loop.close();
        loop.close();
        loop.execute(() -> done.add("dropped too"));
        assertThat(done).isEmpty();
    }

    @Test
    void doesNotWaitForeverForATaskThatHangs() {
        CountDownLatch hanging = new CountDownLatch(1);
        Loop loop = new SystemTime().loop("owner");
        CountDownLatch running = new CountDownLatch(1);
        loop.execute(() -> {
            running.countDown();
            boolean ended = false;
            while (!ended) {
                try {
                    ended = hanging.await(1, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    ended = false;
                }
            }
        });
        await().atMost(BOUND).until(() -> running.getCount() == 0);
        assertThat(loop.close(Duration.ofMillis(50))).isFalse();
        hanging.countDown();
        assertThat(loop.close(BOUND)).isTrue();
    }

    @Test
    void endsAfterTheRunningTaskAndMayEndItself() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        List<String> done = new CopyOnWriteArrayList<>();
        Loop loop = new SystemTime().loop("ending");
        loop.execute(() -> {
            running.countDown();
            try {
                assertThat(released.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            done.add("finished");
            loop.close();
        });
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
        released.countDown();
        loop.close();
        assertThat(done).containsExactly("finished");
        assertThat(threads("ending")).isEmpty();
    }

    @Test
    void aFastTimeRunsAheadWithItsLoops() {
        FastTime time = new FastTime(Instant.parse("2026-11-21T10:00:00Z"), 3_600);
        AtomicInteger minutes = new AtomicInteger();
        try (Loop loop = time.loop("fast")) {
            loop.every(Duration.ofMinutes(1), minutes::incrementAndGet);
            await().atMost(BOUND).until(() -> minutes.get() >= 10);
        }
        assertThat(time.steady()).isGreaterThanOrEqualTo(Duration.ofMinutes(10));
        assertThat(time.wall()).isAfterOrEqualTo(Instant.parse("2026-11-21T10:10:00Z"));
        assertThatThrownBy(() -> new FastTime(Instant.EPOCH, 0)).hasMessage("expected a speed above 0, found 0.0");
    }

    @Test
    void aStandingTimeWaitsWithItsLoopsUntilItRuns() {
        Instant begin = Instant.parse("2026-11-21T10:00:00Z");
        FastTime time = FastTime.standing(begin, 3_600_000);
        AtomicInteger hours = new AtomicInteger();
        try (Loop loop = time.loop("standing")) {
            CountDownLatch seen = new CountDownLatch(1);
            loop.every(Duration.ofHours(1), hours::incrementAndGet);
            loop.after(Duration.ZERO, seen::countDown);
            await().atMost(BOUND).until(() -> seen.getCount() == 0);
            assertThat(time.wall()).isEqualTo(begin);
            assertThat(hours).hasValue(0);

            time.run();
            await().atMost(BOUND).until(() -> hours.get() >= 10);
        }
        assertThat(time.wall()).isAfterOrEqualTo(begin.plus(Duration.ofHours(10)));
    }

    private static List<String> threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name::equals)
                .toList();
    }
}
