package dev.weft.subscriptions.log;

import java.util.List;

/**
 * What became visible to everybody at one instant, of one project.
 *
 * @param changes in the order in which rows were written; empty only where it says that an instant is complete
 * @param position right after all of them
 * @param complete false when there is so much that another batch of the same instant follows
 */
public record Batch(List<Change> changes, Position position, boolean complete) {
    public Batch {
        changes = List.copyOf(changes);
    }
}
