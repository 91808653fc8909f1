package dev.weft.subscriptions.log;

/** A listener that gets changes until this is closed. */
public interface Listening extends AutoCloseable {
    /** Where it began: every change that was committed later comes, and none that was visible there. */
    Position start();

    /**
     * Returns when the listener has got every change that was committed before this was called.
     *
     * @throws dev.weft.error.ApiException DATABASE_UNAVAILABLE when the log cannot be read
     */
    void catchUp();

    /** Nothing comes after this has returned, but for what is being handed over at that moment. */
    @Override
    void close();
}
