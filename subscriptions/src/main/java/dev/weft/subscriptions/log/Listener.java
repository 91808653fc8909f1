package dev.weft.subscriptions.log;

import dev.weft.error.ApiError;

/** Who wants to know of a project's changes. Called by one thread at a time; what takes long is done elsewhere. */
public interface Listener {
    /** Every batch once, in order, without a gap. */
    void changes(Batch batch);

    /**
     * There would be a gap: what comes next is not kept any more. Nothing comes afterwards.
     *
     * @param why for subscribers, RESUME_EXPIRED
     */
    void lost(ApiError why);
}
