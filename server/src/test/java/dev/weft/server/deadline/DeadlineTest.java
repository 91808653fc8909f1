package dev.weft.server.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    @Test
    void whatARequestWaitsForIsCancelledWhenItsTimeIsOver() {
        try (Deadlines deadlines = new Deadlines(Duration.ofMillis(50))) {
            deadlines.limit(() -> {
                CountDownLatch cancelled = new CountDownLatch(1);
                Runnable cancel = cancelled::countDown;
                Deadline.current().startWaiting(cancel);

                assertThat(await(cancelled)).isTrue();
                assertThat(Deadline.current().stopWaiting(cancel)).isTrue();
                assertThatThrownBy(() -> Deadline.current().startWaiting(() -> {}))
                        .isInstanceOfSatisfying(
                                ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMEOUT));
            });
        }
    }

    @Test
    void aWaitThatEndedInTimeIsNotCancelled() {
        AtomicInteger cancelled = new AtomicInteger();
        Deadline deadline = new Deadline(0);
        Runnable cancel = cancelled::incrementAndGet;
        deadline.startWaiting(cancel);

        assertThat(deadline.stopWaiting(cancel)).isFalse();
        deadline.expire();
        assertThat(cancelled).hasValue(0);
    }

    @Test
    void aWaitIsCancelledOnce() {
        AtomicInteger cancelled = new AtomicInteger();
        Deadline deadline = new Deadline(0);
        deadline.startWaiting(cancelled::incrementAndGet);

        deadline.expire();
        deadline.expire();
        assertThat(cancelled).hasValue(1);
    }

    @Test
    void outsideOfARequestThereIsAllTheTime() {
        assertThat(Deadline.current().isOver(System.nanoTime())).isFalse();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
