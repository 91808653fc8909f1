package dev.weft.e2e.campaign;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long answers took. */
final class Latencies {
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

    void add(long time) {
        nanos.add(time);
    }

    void addAll(Latencies others) {
        nanos.addAll(others.nanos);
    }

    int count() {
        return nanos.size();
    }

    /** In milliseconds, e.g. 0.99 for what only one in a hundred exceeds. */
    long at(double share) {
        List<Long> ordered = nanos.stream().sorted().toList();
        return ordered.isEmpty()
                ? 0
                : ordered.get(Math.min(ordered.size() - 1, (int) (ordered.size() * share))) / 1_000_000;
    }

    long worst() {
        return at(1);
    }

    @Override
    public String toString() {
        return "median %d, 99 %% %d, worst %d ms".formatted(at(0.5), at(0.99), worst());
    }
}
