package dev.weft.subscriptions;

import dev.weft.access.Caller;
import dev.weft.resolvers.execution.PreparedOperation;

/**
 * A subscription that somebody wants to run.
 *
 * @param operation of type SUBSCRIPTION, prepared by the program's executor
 * @param program by whose schema it was prepared
 * @param requestId ties it to lines of the log and to the errors that its client gets
 */
public record Subscription(PreparedOperation operation, Caller caller, Program program, String requestId) {}
