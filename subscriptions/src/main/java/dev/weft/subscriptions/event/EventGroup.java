package dev.weft.subscriptions.event;

import dev.weft.subscriptions.log.Change;
import dev.weft.subscriptions.log.Position;
import dev.weft.subscriptions.share.Group;
import dev.weft.subscriptions.share.Member;
import dev.weft.subscriptions.share.Patience;
import dev.weft.subscriptions.share.Step;
import dev.weft.subscriptions.share.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Subscribers to the same changes, or to the same new rows. What comes while it works is worked on together. */
public final class EventGroup extends Group {
    private static final int MANY = 200;

    private final Events events;
    private final Patience patience;

    public EventGroup(long settled, Events events, Patience patience) {
        super(settled);
        this.events = events;
        this.patience = patience;
    }

    @Override
    protected boolean concerns(Step step) {
        return !step.of(events.collection()).isEmpty();
    }

    /** Rows of several steps would share a page, which is told to somebody or not. */
    @Override
    protected int most() {
        return events.areRows() ? 1 : MANY;
    }

    @Override
    protected void work(List<Step> steps) {
        List<Told> told = told(steps, _ -> true);
        for (Member member : settle(steps)) {
            Position from = member.from();
            boolean partly = from != null && any(steps, from::covers);
            member.tell(
                    this,
                    steps.getLast().number(),
                    from != null && partly ? told(steps, change -> !from.covers(change)) : told);
            if (from != null && any(steps, change -> !from.covers(change))) {
                member.hasPassed();
            }
        }
    }

    private boolean any(List<Step> steps, Predicate<Change> which) {
        return steps.stream()
                .anyMatch(step -> step.of(events.collection()).stream().anyMatch(which));
    }

    private List<Told> told(List<Step> steps, Predicate<Change> which) {
        List<Change> changes = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        for (Step step : steps) {
            for (Change change : step.of(events.collection())) {
                if (which.test(change)) {
                    changes.add(change);
                    numbers.add(step.number());
                }
            }
        }
        return patience.run(() -> events.of(changes), this::isDeserted).stream()
                .map(event -> new Told(numbers.get(event.index()), event.result()))
                .toList();
    }
}
