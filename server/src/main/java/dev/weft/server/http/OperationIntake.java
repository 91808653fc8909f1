package dev.weft.server.http;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** From the JSON of a request to an operation that can run: the same for every transport. */
final class OperationIntake {
    private final PersistedQueries persisted = new PersistedQueries();

    /** A request whose document is known. */
    record Asked(RequestMembers members, GraphQlRequest request) {}

    /**
     * Finds the document that is meant.
     *
     * @param endpoint names the endpoint in the cache of persisted queries
     * @throws ApiException BAD_REQUEST for what is no request; PERSISTED_QUERY_NOT_FOUND and OPERATION_NOT_ALLOWED for a
     *     good one that cannot run
     */
    Asked read(String endpoint, GraphQlEngine engine, @Nullable Object json) {
        RequestMembers members = RequestMembers.of(json);
        return new Asked(members, members.asking(persisted.documentOf(endpoint, engine.registered(), members)));
    }

    /** Whether the refusal is about a well-formed request. */
    static boolean isAnswer(ApiException refused) {
        return refused.code() == ErrorCode.PERSISTED_QUERY_NOT_FOUND
                || refused.code() == ErrorCode.OPERATION_NOT_ALLOWED;
    }

    /** Parses and validates; what turns out to be good can be asked for by its hash from then on. */
    PreparedOperation prepare(String endpoint, GraphQlEngine engine, Asked asked) {
        PreparedOperation prepared = engine.prepare(asked.request());
        if (prepared instanceof PreparedOperation.Ready) {
            persisted.remember(endpoint, asked.members());
        }
        return prepared;
    }
}
