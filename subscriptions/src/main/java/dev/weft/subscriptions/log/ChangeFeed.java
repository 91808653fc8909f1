package dev.weft.subscriptions.log;

import java.util.Optional;
import java.util.UUID;

/** The committed changes of all projects. One for a server and its database. */
public interface ChangeFeed {
    /**
     * Begins to tell the listener of a project's changes.
     *
     * @param after where to go on; nothing for from now on
     * @throws dev.weft.error.ApiException RESUME_EXPIRED when what follows the position is not kept any more;
     *     DATABASE_UNAVAILABLE when the log cannot be read
     */
    Listening listen(UUID project, Optional<Position> after, Listener listener);

    /** Something was committed by this server, so that it is worth looking at once. */
    void written();
}
