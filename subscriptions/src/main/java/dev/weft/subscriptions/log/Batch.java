package dev.weft.subscriptions.log;

import java.util.List;

/**
 * What became visible to everybody at one instant, of one project.
 *
 * @param changes in the order in which rows were written, never empty
 * @param position right after all of them
 * @param complete false when more of the same instant follows in the next batch, because there is much of it
 */
public record Batch(List<Change> changes, Position position, boolean complete) {
    public Batch {
        changes = List.copyOf(changes);
    }
}
