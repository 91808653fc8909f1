package dev.weft.resolvers.write;

import java.util.List;
import java.util.stream.Stream;

/** Places inside the arguments of a mutation, e.g. {@code ["input", "tags", "0"]}. */
final class ArgumentPath {
    private ArgumentPath() {}

    static List<String> child(List<String> path, String name) {
        return Stream.concat(path.stream(), Stream.of(name)).toList();
    }

    static List<String> child(List<String> path, int index) {
        return child(path, Integer.toString(index));
    }
}
