package dev.weft.subscriptions;

import dev.weft.error.ApiError;
import java.util.List;

/**
 * Where a subscription speaks to its subscriber. Nothing here throws, and nothing but {@link #awaitRoom} waits: what is
 * said stands in the subscriber's queue until its own thread has sent it. After {@link #complete} or {@link #failed}, and
 * after the subscriber is gone, whatever is said is dropped.
 */
public interface Sink {
    /**
     * One result. A subscriber whose queue is over its limit and does not empty is cut off, told so, and may resume:
     * nothing is left out silently.
     *
     * @param result an ExecutionResult as JSON in UTF-8, without line breaks; shared among subscribers, so never changed
     */
    void next(byte[] result);

    /** There is nothing more to come. */
    void complete();

    /** It cannot go on. */
    void failed(List<ApiError> errors);

    /**
     * Waits until the queue is short again. For those who send more than a subscriber may have waiting, such as a backlog, on
     * a thread of their own.
     *
     * @return false when the subscriber is gone or the subscription has ended, so that nobody needs the rest
     */
    boolean awaitRoom() throws InterruptedException;
}
