package dev.weft.server.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final StreamLimits LIMITS = new StreamLimits(
            10, 10, 10, 4, 1_000, Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(12));

    private final AtomicLong now = new AtomicLong();
    private final Outbox<String> outbox = new Outbox<>(LIMITS, now::get);

    @Test
    void handsOutWhatWaitsInOrder() throws InterruptedException {
        outbox.offer("a", 1);
        outbox.offer("b", 1);

        assertThat(outbox.take()).containsExactly("a", "b");
    }

    @Test
    void aFullQueueIsStuckWhenItStaysFull() throws InterruptedException {
        fill(5);
        assertThat(outbox.isStuck()).isFalse();

        pass(Duration.ofSeconds(10));

        assertThat(outbox.isStuck()).isTrue();
    }

    @Test
    void aQueueThatGetsShorterInTimeIsNotStuck() throws InterruptedException {
        fill(5);
        pass(Duration.ofSeconds(9));
        outbox.take();
        fill(1);
        pass(Duration.ofSeconds(9));
        outbox.take();
        pass(Duration.ofSeconds(9));
        fill(5);

        assertThat(outbox.isStuck()).isFalse();
    }

    @Test
    void aPieceThatIsNotTakenInTimeIsStuckHoweverShortTheQueue() throws InterruptedException {
        fill(1);
        outbox.take();
        pass(Duration.ofSeconds(10));

        assertThat(outbox.isStuck()).isTrue();
    }

    @Test
    void aBurstIsTakenButNotWithoutEnd() {
        fill(40);

        assertThat(outbox.offer("one too many", 1)).isFalse();
    }

    @Test
    void bytesCountAsMessagesDo() throws InterruptedException {
        assertThat(outbox.offer("large", 9_000)).isTrue();
        assertThat(outbox.offer("more", 2_000)).isFalse();
        pass(Duration.ofSeconds(10));

        assertThat(outbox.isStuck()).isTrue();
    }

    @Test
    void oneMessageIsNeverTooLargeForAnEmptyQueue() throws InterruptedException {
        assertThat(outbox.offer("huge", 1_000_000)).isTrue();

        assertThat(outbox.take()).containsExactly("huge");
    }

    @Test
    void theLastFrameComesAfterThoseThatWait() throws InterruptedException {
        outbox.offer("a", 1);
        outbox.finish("end");
        outbox.offer("late", 1);

        assertThat(outbox.take()).containsExactly("a", "end");
        assertThat(outbox.take()).isEmpty();
    }

    @Test
    void aCutDropsWhatWaits() throws InterruptedException {
        outbox.offer("a", 1);
        outbox.cut("end");

        assertThat(outbox.isCut()).isTrue();
        assertThat(outbox.take()).containsExactly("end");
        assertThat(outbox.take()).isEmpty();
    }

    @Test
    void whoeverSendsMuchWaitsForRoom() throws InterruptedException {
        fill(4);
        List<Boolean> answers = new ArrayList<>();
        CountDownLatch begun = new CountDownLatch(1);
        Thread waiting = Thread.ofVirtual().start(() -> {
            begun.countDown();
            try {
                answers.add(outbox.awaitRoom());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        begun.await();
        assertThat(waiting.join(Duration.ofMillis(50))).isFalse();

        outbox.take();
        fill(1);
        assertThat(waiting.join(Duration.ofMillis(50))).isFalse();
        outbox.take();

        assertThat(waiting.join(Duration.ofSeconds(5))).isTrue();
        assertThat(answers).containsExactly(true);
    }

    @Test
    void nobodyWaitsForAConnectionThatHasEnded() throws InterruptedException {
        fill(4);
        outbox.drop();

        assertThat(outbox.awaitRoom()).isFalse();
        assertThat(outbox.take()).isEmpty();
    }

    private void fill(int messages) {
        for (int i = 0; i < messages; i++) {
            assertThat(outbox.offer("m", 1)).isTrue();
        }
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
