package dev.weft.subscriptions.hub;

import dev.weft.access.Caller;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.resolvers.execution.Preparation;
import dev.weft.resolvers.execution.PreparedOperation;
import dev.weft.resolvers.execution.ProjectRequest;
import dev.weft.subscriptions.Program;
import dev.weft.subscriptions.Running;
import dev.weft.subscriptions.share.Group;
import dev.weft.subscriptions.share.Member;
import java.util.List;

/** A subscription from its start to its end, whatever its caller may see meanwhile. */
final class RunningSubscription implements Running {
    private final ProjectHub hub;
    private final Member member;
    private final String requestId;
    private volatile Audience audience;

    RunningSubscription(ProjectHub hub, Member member, Audience audience, String requestId) {
        this.hub = hub;
        this.member = member;
        this.audience = audience;
        this.requestId = requestId;
    }

    Audience audience() {
        return audience;
    }

    @Override
    public synchronized void goOn(Caller caller, Program program) {
        Audience before = audience;
        if (member.hasEnded() || (program.equals(before.program()) && caller.equals(before.caller()))) {
            return;
        }
        ProjectRequest request = before.operation().prepared().request();
        List<ApiError> findings = program.executor().findings(request);
        if (!findings.isEmpty()) {
            member.fail(refusal(program, request, findings));
            return;
        }
        try {
            PreparedOperation prepared = switch (program.executor().prepare(request, requestId)) {
                case Preparation.Ready(PreparedOperation operation) -> operation;
                case Preparation.Refused _ -> throw new IllegalStateException("nothing was found wrong");
            };
            Audience after = new Audience(program.executor().subscribed(prepared), caller, program, before.patience());
            move(before, after);
        } catch (ApiException refused) {
            member.fail(refused.errors());
        }
    }

    /** What is found is nothing to the caller where an owner would find nothing: then it is a matter of rights. */
    private static List<ApiError> refusal(Program program, ProjectRequest request, List<ApiError> findings) {
        boolean invalid = findings.getFirst().code() == ErrorCode.GRAPHQL_VALIDATION_FAILED;
        return invalid && program.executor().isValidForOwners(request)
                ? List.of(ApiError.of(ErrorCode.FORBIDDEN, "You may not ask for this any more"))
                : findings;
    }

    private void move(Audience before, Audience after) {
        Group group;
        synchronized (hub) {
            audience = after;
            group = member.group();
            if (group == null) {
                member.leave();
                return;
            }
            if (after.likeness().equals(before.likeness())) {
                return;
            }
            hub.move(member, group, after.likeness(), after.groups());
        }
    }

    @Override
    public void cancel() {
        member.end();
    }
}
