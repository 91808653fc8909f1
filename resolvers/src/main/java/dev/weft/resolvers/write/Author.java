package dev.weft.resolvers.write;

import dev.weft.access.Caller;
import java.util.Optional;
import java.util.UUID;

/** Which user of the project a write is by: the value of {@code created_by} and of the default currentUser. */
final class Author {
    private Author() {}

    /** Members of the company and keys are no users of the project. */
    static Optional<UUID> of(Caller caller) {
        return caller.user();
    }
}
