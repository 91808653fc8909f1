package dev.weft.e2e.campaign;

import dev.weft.e2e.support.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Clients who go on while something happens, until they are stopped, and what they saw of it. */
final class Clients {
    private static final int ENOUGH = 10;

    /** One request, or some that belong together. */
    @FunctionalInterface
    interface Turn {
        /**
         * @param client counted from 0
         * @param turn of this client, counted from 1
         */
        void take(Stopwatch watch, int client, int turn);
    }

    /** Sends a request, and notes how long it took. */
    @FunctionalInterface
    interface Stopwatch {
        Reply time(Supplier<Reply> request);
    }

    private final Turn work;
    private final Duration pause;
    private final List<Thread> threads;
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile Latencies latencies = new Latencies();
    private volatile boolean done;

    private Clients(int count, Duration pause, Turn work) {
        this.work = work;
        this.pause = pause;
        this.threads = IntStream.range(0, count)
                .mapToObj(client -> Thread.ofVirtual().unstarted(() -> work(client)))
                .toList();
    }

    /**
     * @param pause of each client between its turns
     */
    static Clients of(int count, Duration pause, Turn turn) {
        return new Clients(count, pause, turn);
    }

    Clients start() {
        threads.forEach(Thread::start);
        return this;
    }

    private void work(int client) {
        // Not all at once.
        LockSupport.parkNanos(pause.toNanos() * client / threads.size());
        for (int turn = 1; !done && failures.size() < ENOUGH; turn++) {
            try {
                work.take(this::timed, client, turn);
            } catch (RuntimeException | AssertionError e) {
                failures.add(e.toString());
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    /** Lets them go on, and returns what they waited for their answers in that time. */
    Latencies during(Duration time) {
        latencies = new Latencies();
        LockSupport.parkNanos(time.toNanos());
        return sofar();
    }

    /** What they have waited for since this was last asked. */
    Latencies sofar() {
        Latencies seen = latencies;
        latencies = new Latencies();
        return seen;
    }

    private Reply timed(Supplier<Reply> request) {
        Latencies now = latencies;
        long start = System.nanoTime();
        Reply answer = request.get();
        now.add(System.nanoTime() - start);
        return answer;
    }

    /** Returns what went wrong. */
    List<String> stop() throws InterruptedException {
        done = true;
        for (Thread thread : threads) {
            thread.join();
        }
        return List.copyOf(failures);
    }
}
