package dev.weft.subscriptions.log;

/** A listener that gets changes until this is closed. */
public interface Listening extends AutoCloseable {
    /** Up to where the listener has been told everything; from the start on what it will never be told. */
    Position position();

    /**
     * Returns when the listener has been told every change that was committed before this was called.
     *
     * @throws dev.weft.error.ApiException DATABASE_UNAVAILABLE when the log cannot be read
     */
    void catchUp();

    /** Nothing comes after this has returned, but for what is being handed over at that moment. */
    @Override
    void close();
}
