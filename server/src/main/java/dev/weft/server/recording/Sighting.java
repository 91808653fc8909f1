package dev.weft.server.recording;

import dev.weft.catalog.ProjectId;
import dev.weft.resolvers.execution.OperationIdentity.Signature;
import dev.weft.server.http.ClientName;
import java.time.Instant;
import java.util.Comparator;

/** That an operation was sent a number of times, ready to be stored. */
record Sighting(Key key, Signature operation, Instant first, Instant last, long count) {
    /** What is one row. */
    record Key(ProjectId project, String hash, ClientName client) {
        /** In which all servers store, so that they never wait for each other in a circle. */
        static final Comparator<Key> ORDER = Comparator.comparing(
                        (Key key) -> key.project().value())
                .thenComparing(Key::hash)
                .thenComparing(key -> key.client().name())
                .thenComparing(key -> key.client().version());
    }

    Sighting plus(Sighting other) {
        return new Sighting(
                key,
                operation,
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last,
                count + other.count);
    }
}
