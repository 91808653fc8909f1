package dev.weft.subscriptions.log;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** The committed changes of all projects. One for a server and its database. */
public interface ChangeFeed {
    /**
     * Begins to tell the listener of a project's changes, from now on. One listener of a project is enough for all its
     * subscribers.
     *
     * @throws dev.weft.error.ApiException DATABASE_UNAVAILABLE when the log cannot be read
     */
    Listening listen(UUID project, Listener listener);

    /**
     * What a project saw between two positions, in order, in batches of a bounded size; each is handed over before the next is
     * read. Where {@code upTo} is not later than {@code after}, there is nothing.
     *
     * @throws dev.weft.error.ApiException RESUME_EXPIRED when some of it is not kept any more, or when {@code after} is of
     *     another database; DATABASE_UNAVAILABLE when the log cannot be read
     */
    void history(UUID project, Position after, Position upTo, Consumer<Batch> batches);

    /** Those of the rows that came to be after the position, as far as is committed now. */
    Set<String> createdAfter(Position position, UUID project, UUID collection, Collection<String> rowIds);

    /** Something was committed by this server, so that it is worth looking at once. */
    void written();
}
