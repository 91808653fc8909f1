package dev.weft.change.breaking;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that clients may rely on and that the next schema no longer keeps.
 *
 * @param coordinate in the schema of now, e.g. {@code Article.title}
 * @param message what becomes of it, a sentence
 * @param affected the recorded operations that stop working
 */
public record BreakingChange(String coordinate, String message, List<ClientOperation> affected) {
    public BreakingChange {
        affected = List.copyOf(affected);
    }

    /** How many different operations stop working, whoever sends them. */
    public int affectedOperations() {
        return (int) affected.stream().map(ClientOperation::hash).distinct().count();
    }

    /** The clients that send them, in order of their names. */
    public List<String> clients() {
        return affected.stream()
                .map(ClientOperation::clientName)
                .collect(Collectors.toCollection(java.util.TreeSet::new))
                .stream()
                .toList();
    }
}
