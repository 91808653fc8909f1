package dev.weft.server.realtime;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.SmartLifecycle;

/** Tells open connections that the server stops, before the port is closed, and gives what runs on them its time. */
final class Draining implements SmartLifecycle {
    private static final long PAUSE = Duration.ofMillis(20).toNanos();

    private final OpenStreams streams;
    private final Duration patience;
    private volatile boolean running;

    /** @param patience that of a request */
    Draining(OpenStreams streams, Duration patience) {
        this.streams = streams;
        this.patience = patience;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        streams.drain();
        long end = System.nanoTime() + patience.toNanos();
        while (streams.count() > 0 && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(PAUSE);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
