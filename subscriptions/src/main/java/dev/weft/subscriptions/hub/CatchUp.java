package dev.weft.subscriptions.hub;

import dev.weft.resolvers.execution.SubscribedOperation;
import dev.weft.resolvers.execution.SubscribedOperation.Backlog;
import dev.weft.subscriptions.event.Events;
import dev.weft.subscriptions.log.Batch;
import dev.weft.subscriptions.log.Change;
import dev.weft.subscriptions.log.ChangeFeed;
import dev.weft.subscriptions.log.Position;
import dev.weft.subscriptions.share.Member;
import dev.weft.subscriptions.share.Patience;
import dev.weft.subscriptions.stream.StreamPlace;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells one subscriber alone what the others have been told already: rows that are there, changes since it was last here.
 * Then it joins them. What is found while its rights change is found once more.
 */
final class CatchUp implements Runnable {
    private static final Duration BREATH = Duration.ofMillis(5);

    private final Member member;
    private final UUID project;
    private final ChangeFeed feed;
    private final ProjectHub hub;
    private final Supplier<Audience> audience;
    private final Patience patience;
    private final Position from;
    private final @Nullable StreamPlace rows;
    private final boolean begins;

    /**
     * @param audience who it is told as, at the moment
     * @param from what happened later is told
     * @param rows where to go on with the rows that are there; null to tell none
     * @param begins whether it is told at once how many there are, even none
     */
    CatchUp(
            Member member,
            UUID project,
            ChangeFeed feed,
            ProjectHub hub,
            Supplier<Audience> audience,
            Patience patience,
            Position from,
            @Nullable StreamPlace rows,
            boolean begins) {
        this.member = member;
        this.project = project;
        this.feed = feed;
        this.hub = hub;
        this.audience = audience;
        this.patience = patience;
        this.from = from;
        this.rows = rows;
        this.begins = begins;
    }

    @Override
    public void run() {
        try {
            if (rows != null) {
                tellRows(rows);
            }
            tellChanges();
        } catch (Gone _) {
            // Nobody is left to be told.
        } catch (RuntimeException e) {
            member.fail(SubscribedOperation.errors(e));
        }
    }

    /** The subscriber has gone. */
    private static final class Gone extends RuntimeException {
        Gone() {
            super(null, null, false, false);
        }
    }

    private void tellRows(StreamPlace first) {
        String place = first.row() == null || first.row().isEmpty() ? null : first.row();
        boolean silent = !begins;
        while (true) {
            Backlog page = page(place, silent);
            silent = true;
            if (!page.more()) {
                return;
            }
            place = page.place();
        }
    }

    private Backlog page(@Nullable String place, boolean silent) {
        while (true) {
            awaitRoom();
            long asOf = member.moves();
            Audience now = audience.get();
            Backlog page = patience.run(() -> read(now, place), member::hasEnded);
            boolean tells = page.rows() > 0 || !silent;
            if (member.tellAlone(asOf, tells ? List.of(page.result()) : List.of())) {
                return page;
            }
        }
    }

    private Backlog read(Audience now, @Nullable String place) {
        UUID collection = now.events().collection();
        return now.operation()
                .backlog(
                        now.caller(),
                        now.program().connections(),
                        place,
                        keys -> feed.createdAfter(from, project, collection, keys),
                        row -> new StreamPlace(from, row).text(),
                        new StreamPlace(from, null).text());
    }

    private void tellChanges() {
        Position told = from;
        while (true) {
            Place place = hub.place();
            feed.history(project, told, place.position(), this::tell);
            told = place.position();
            ended();
            Audience now = audience.get();
            if (hub.join(member, place, now.likeness(), now.groups())) {
                return;
            }
            Patience.sleep(BREATH);
        }
    }

    private void tell(Batch batch) {
        List<Change> changes =
                batch.changes().stream().filter(change -> !from.covers(change)).toList();
        Function<Audience, List<byte[]>> results = now -> now
                .events()
                .of(changes.stream()
                        .filter(change ->
                                change.collection().equals(now.events().collection()))
                        .toList())
                .stream()
                .map(Events.Event::result)
                .toList();
        while (true) {
            awaitRoom();
            long asOf = member.moves();
            Audience now = audience.get();
            if (member.tellAlone(asOf, patience.run(() -> results.apply(now), member::hasEnded))) {
                return;
            }
        }
    }

    private void awaitRoom() {
        ended();
        try {
            if (!member.sink().awaitRoom()) {
                throw new Gone();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Gone();
        }
    }

    private void ended() {
        if (member.hasEnded()) {
            throw new Gone();
        }
    }
}
