package dev.weft.subscriptions;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;

/** Runs subscriptions of projects: parsed, validated, measured and paid for by whoever starts them. */
public interface Subscriptions extends AutoCloseable {
    /** Of a server that has none. */
    Subscriptions NONE = (_, _) -> {
        throw new ApiException(ApiError.of(ErrorCode.OPERATION_NOT_ALLOWED, "This server serves no subscriptions."));
    };

    /**
     * Starts a subscription. Called on a virtual thread of the operation's own, so it may wait; the sink may be spoken
     * to before this returns, on any thread.
     *
     * @throws ApiException for what cannot be started, e.g. BAD_USER_INPUT for a position that is none; the client gets
     *     its errors, and the sink must not have been spoken to
     */
    Running start(Subscription subscription, Sink sink);

    @Override
    default void close() {}
}
