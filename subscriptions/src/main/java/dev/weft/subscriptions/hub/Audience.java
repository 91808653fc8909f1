package dev.weft.subscriptions.hub;

import dev.weft.access.Caller;
import dev.weft.resolvers.execution.SubscribedOperation;
import dev.weft.resolvers.execution.SubscribedOperation.Purpose;
import dev.weft.subscriptions.Program;
import dev.weft.subscriptions.event.EventGroup;
import dev.weft.subscriptions.event.Events;
import dev.weft.subscriptions.live.LiveGroup;
import dev.weft.subscriptions.share.Patience;

/** Who is told something, and as what: a caller with an operation that the program carries out. */
record Audience(SubscribedOperation operation, Caller caller, Program program, Patience patience) {
    Object likeness() {
        return operation.likeness(caller);
    }

    Events events() {
        return new Events(operation, caller, program.connections());
    }

    /** What makes groups of those who are like this one. */
    GroupMaker groups() {
        return step -> operation.purpose() instanceof Purpose.Live
                ? new LiveGroup(step, operation, caller, program.connections(), program.model(), patience)
                : new EventGroup(step, events(), patience);
    }
}
