package dev.weft.subscriptions;

import dev.weft.access.Caller;

/** A subscription that runs. All of it may be called by any thread, also after the subscription has ended. */
public interface Running {
    /** Has already ended. */
    Running ENDED = new Running() {
        @Override
        public void goOn(Caller caller, Program program) {}

        @Override
        public void cancel() {}
    };

    /**
     * What the caller may see is another thing now: the schema has another revision, or the caller other roles or
     * claims. The subscription goes on with these, or it ends by {@link Sink#failed}: with FORBIDDEN where the caller may
     * not ask for it any more, with what the document's validation finds where the schema has lost what it names. From the moment that
     * this returns nothing is sent that the earlier rights alone allow.
     */
    void goOn(Caller caller, Program program);

    /** Nobody listens any more. Nothing reaches the sink after this has returned, but for what is just being said. */
    void cancel();
}
