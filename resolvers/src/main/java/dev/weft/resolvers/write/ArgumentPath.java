package dev.weft.resolvers.write;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place inside the arguments of a mutation, e.g. {@code ["input", "tags", "0"]}. Every value has one and few are ever
 * told, so its list is made only then.
 */
public record ArgumentPath(@Nullable ArgumentPath above, String name) {
    /** All arguments together: the members of this path are arguments. */
    public static final ArgumentPath ARGUMENTS = new ArgumentPath(null, "");

    public static ArgumentPath of(String argument) {
        return new ArgumentPath(null, argument);
    }

    public ArgumentPath child(String member) {
        return above == null && name.isEmpty() ? of(member) : new ArgumentPath(this, member);
    }

    public ArgumentPath child(int index) {
        return new ArgumentPath(this, Integer.toString(index));
    }

    /** Of the list or object that it stands in; itself where that is the argument. */
    ArgumentPath aboveOrSelf() {
        return above == null ? this : above;
    }

    public List<String> names() {
        Deque<String> names = new ArrayDeque<>();
        for (ArgumentPath at = this; at != null; at = at.above) {
            names.addFirst(at.name);
        }
        return List.copyOf(names);
    }
}
