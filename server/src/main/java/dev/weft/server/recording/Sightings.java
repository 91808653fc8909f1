package dev.weft.server.recording;

import dev.weft.resolvers.execution.OperationIdentity;

/** Hears of every operation that one client sends to one project. */
@FunctionalInterface
public interface Sightings {
    /** Nobody is interested. */
    Sightings NONE = _ -> {};

    void executed(OperationIdentity operation);
}
