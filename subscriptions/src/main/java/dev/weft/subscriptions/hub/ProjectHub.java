package dev.weft.subscriptions.hub;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.subscriptions.log.Batch;
import dev.weft.subscriptions.log.ChangeFeed;
import dev.weft.subscriptions.log.Listener;
import dev.weft.subscriptions.log.Listening;
import dev.weft.subscriptions.log.Position;
import dev.weft.subscriptions.share.Group;
import dev.weft.subscriptions.share.Member;
import dev.weft.subscriptions.share.Step;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this server hears of one project, and the groups of subscribers to whom it is handed. */
final class ProjectHub implements Listener {
    private final Map<Object, Group> shared = new HashMap<>();
    private final Set<Group> groups = new LinkedHashSet<>();
    private @Nullable Listening listening;
    private long number;
    private @Nullable Place whole;
    private @Nullable ApiError lost;

    private ProjectHub() {}

    /** The lock keeps the reader's thread from telling anything before it is known from where on that is. */
    static ProjectHub of(ChangeFeed feed, UUID project) {
        ProjectHub hub = new ProjectHub();
        synchronized (hub) {
            Listening begun = feed.listen(project, hub);
            hub.listening = begun;
            hub.whole = new Place(0, begun.position());
        }
        return hub;
    }

    @Override
    public synchronized void changes(Batch batch) {
        number++;
        Step step = Step.of(number, batch);
        if (batch.complete()) {
            whole = new Place(number, batch.position());
        }
        groups.forEach(group -> group.offer(step));
    }

    @Override
    public void lost(ApiError why) {
        List<Group> all;
        synchronized (this) {
            lost = why;
            all = List.copyOf(groups);
        }
        all.forEach(group -> group.fail(List.of(why)));
    }

    boolean isLost() {
        synchronized (this) {
            return lost != null;
        }
    }

    void close() {
        listening().close();
    }

    private synchronized Listening listening() {
        return Objects.requireNonNull(listening);
    }

    /** Returns when everything has been heard that was committed before. */
    void catchUp() {
        listening().catchUp();
    }

    /** A step that has been heard as a whole, and where that is in the log. Where nothing happens, the log goes on alone. */
    synchronized Place place() {
        if (lost != null) {
            throw new ApiException(lost);
        }
        Place known = Objects.requireNonNull(whole);
        Position now = listening().position();
        return known.step() == number
                        && now.after().next() > known.position().after().next()
                ? new Place(number, now)
                : known;
    }

    /** Lets somebody in who is to be told what was not heard yet. */
    synchronized void join(Member member, Object likeness, GroupMaker maker) {
        Group group = shared.get(likeness);
        if (group == null || !group.join(member, number)) {
            found(likeness, maker.after(number)).join(member, number);
        }
    }

    /**
     * Lets somebody in who has been told everything up to a place.
     *
     * @return false where more has been told meanwhile
     */
    synchronized boolean join(Member member, Place told, Object likeness, GroupMaker maker) {
        Group group = shared.get(likeness);
        if (group != null && group.join(member, told.step())) {
            return true;
        }
        return number == told.step() && found(likeness, maker.after(number)).join(member, number);
    }

    /** Moves somebody to another group, where he is told what he has not been told yet. */
    synchronized void move(Member member, Group from, Object likeness, GroupMaker maker) {
        long done = member.leave();
        List<Step> pending = from.pending(done);
        remove(from, member);
        long told = pending.isEmpty() ? number : pending.getFirst().number() - 1;
        Group group = shared.get(likeness);
        if (group == null || !group.join(member, told)) {
            Group made = found(likeness, maker.after(told));
            made.join(member, told);
            pending.forEach(made::offer);
        }
    }

    /** One that has gone ahead of somebody goes on beside the new one until nobody is in it. */
    private Group found(Object likeness, Group group) {
        groups.add(group);
        shared.put(likeness, group);
        return group;
    }

    synchronized void remove(Group group, Member member) {
        if (group.remove(member)) {
            groups.remove(group);
            shared.values().removeIf(group::equals);
        }
    }

    /** How many runs the subscribers need. */
    synchronized int groups() {
        return groups.size();
    }
}
