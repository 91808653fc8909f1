package dev.weft.subscriptions.hub;

import dev.weft.catalog.ProjectId;
import dev.weft.resolvers.execution.SubscribedOperation;
import dev.weft.resolvers.execution.SubscribedOperation.Purpose;
import dev.weft.subscriptions.Running;
import dev.weft.subscriptions.Sink;
import dev.weft.subscriptions.Subscription;
import dev.weft.subscriptions.Subscriptions;
import dev.weft.subscriptions.log.ChangeFeed;
import dev.weft.subscriptions.log.Position;
import dev.weft.subscriptions.share.Group;
import dev.weft.subscriptions.share.Member;
import dev.weft.subscriptions.share.Patience;
import dev.weft.subscriptions.stream.StreamPlace;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The subscriptions of a server. A project is listened to as long as somebody is subscribed to anything of it. */
public final class SubscriptionHub implements Subscriptions {
    private final ChangeFeed feed;
    private final Patience patience = new Patience();
    private final ConcurrentMap<ProjectId, Used> hubs = new ConcurrentHashMap<>();

    public SubscriptionHub(ChangeFeed feed) {
        this.feed = feed;
    }

    private record Used(ProjectHub hub, int times) {}

    @Override
    public Running start(Subscription subscription, Sink sink) {
        SubscribedOperation operation = subscription.program().executor().subscribed(subscription.operation());
        Start start = Start.of(operation.purpose());
        ProjectId project = subscription.program().project();
        ProjectHub hub = enter(project);
        AtomicReference<@Nullable Member> self = new AtomicReference<>();
        Member member = new Member(sink, start.position(), () -> {
            Member ended = Objects.requireNonNull(self.get());
            Group group = ended.group();
            if (group != null) {
                hub.remove(group, ended);
            }
            leave(project, hub);
        });
        self.set(member);
        Audience audience = new Audience(operation, subscription.caller(), subscription.program(), patience);
        RunningSubscription running = new RunningSubscription(hub, member, audience, subscription.requestId());
        try {
            begin(start, project.value(), hub, member, running);
        } catch (RuntimeException e) {
            member.end();
            throw e;
        }
        return running;
    }

    private void begin(Start start, UUID project, ProjectHub hub, Member member, RunningSubscription running) {
        if (start.fromNowOn()) {
            hub.catchUp();
        }
        if (start.joinsAtOnce()) {
            Audience audience = running.audience();
            hub.join(member, audience.likeness(), audience.groups());
            return;
        }
        Position position = start.position();
        Position from = position == null ? hub.place().position() : position;
        boolean fresh = position == null;
        StreamPlace rows = fresh ? new StreamPlace(from, null) : start.rows();
        CatchUp catchUp = new CatchUp(member, project, feed, hub, running::audience, patience, from, rows, fresh);
        Thread.ofVirtual().name("subscription-catches-up").start(catchUp);
    }

    private ProjectHub enter(ProjectId project) {
        return Objects.requireNonNull(hubs.compute(
                        project,
                        (_, used) -> used == null || used.hub().isLost()
                                ? new Used(ProjectHub.of(feed, project.value()), 1)
                                : new Used(used.hub(), used.times() + 1)))
                .hub();
    }

    private void leave(ProjectId project, ProjectHub hub) {
        hubs.computeIfPresent(project, (_, used) -> {
            if (used.hub() != hub) {
                return used;
            }
            if (used.times() > 1) {
                return new Used(hub, used.times() - 1);
            }
            hub.close();
            return null;
        });
    }

    /** How many runs the subscribers of a project need: those who are told the same share one. */
    public int groups(ProjectId project) {
        Used used = hubs.get(project);
        return used == null ? 0 : used.hub().groups();
    }

    /**
     * Where a subscription begins.
     *
     * @param position what happened later is told; null for what happens from now on
     * @param rows where to go on with the rows that are there; null where these have been told
     */
    private record Start(
            boolean joinsAtOnce,
            @Nullable Position position,
            @Nullable StreamPlace rows) {
        static Start of(Purpose purpose) {
            return switch (purpose) {
                case Purpose.Live _ -> new Start(true, null, null);
                case Purpose.Changes(var _, String after) ->
                    after == null ? new Start(true, null, null) : new Start(false, Position.parse(after), null);
                case Purpose.Rows(var stream, String after) -> {
                    if (after == null) {
                        yield new Start(false, null, null);
                    }
                    StreamPlace place = StreamPlace.parse(after);
                    if (place.row() != null) {
                        stream.check(place.row());
                    }
                    yield new Start(false, place.position(), place.row() == null ? null : place);
                }
            };
        }

        boolean fromNowOn() {
            return position == null;
        }
    }
}
