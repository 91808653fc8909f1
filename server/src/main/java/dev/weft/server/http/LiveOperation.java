package dev.weft.server.http;

/** An operation that answers again and again. Any thread may call, also when it has ended. */
public interface LiveOperation {
    /** Has ended. */
    LiveOperation ENDED = new LiveOperation() {
        @Override
        public void goOn(GraphQlEngine engine) {}

        @Override
        public void cancel() {}
    };

    /**
     * The caller's rights or the schema are others now: it goes on with these, or ends with an error.
     *
     * @param engine of the same endpoint, opened anew for the same credentials
     */
    void goOn(GraphQlEngine engine);

    /** Nobody listens any more. */
    void cancel();
}
