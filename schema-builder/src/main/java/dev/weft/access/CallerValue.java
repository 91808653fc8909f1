package dev.weft.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A variable of a policy: stands where a filter has a value, and becomes what it says of whoever calls. Where the caller
 * has no such value the condition that asks for it is unknown, and opens nothing.
 */
public sealed interface CallerValue {
    /** The word that every variable begins with. */
    String MARK = "$";

    /** {@code $user.id}: the key of the caller's row in {@code users}. */
    record UserId() implements CallerValue {
        @Override
        public String toString() {
            return "$user.id";
        }
    }

    /** {@code $now}: when the statement runs. */
    record Now() implements CallerValue {
        @Override
        public String toString() {
            return "$now";
        }
    }

    /** {@code $roles}: the names of all roles that the caller acts in. */
    record Roles() implements CallerValue {
        @Override
        public String toString() {
            return "$roles";
        }
    }

    /**
     * {@code $claims.team.id}: something that the caller's token says.
     *
     * @param path of members from one object to the next, at least one
     */
    record Claim(List<String> path) implements CallerValue {
        public Claim {
            path = List.copyOf(path);
        }

        @Override
        public String toString() {
            return "$claims." + String.join(".", path);
        }
    }

    /** The variable with this name; empty for what is none. */
    static Optional<CallerValue> named(String name) {
        return switch (name) {
            case "$user.id" -> Optional.of(new UserId());
            case "$now" -> Optional.of(new Now());
            case "$roles" -> Optional.of(new Roles());
            default -> claim(name);
        };
    }

    private static Optional<CallerValue> claim(String name) {
        String prefix = "$claims.";
        if (!name.startsWith(prefix)) {
            return Optional.empty();
        }
        List<String> path = List.of(name.substring(prefix.length()).split("\\.", -1));
        return path.stream().anyMatch(String::isEmpty) ? Optional.empty() : Optional.of(new Claim(path));
    }

    /**
     * What it is for a caller, as plain JSON or as a uuid; null where there is no such value. What time it is, the
     * database knows.
     */
    default @Nullable Object of(Caller caller) {
        return switch (this) {
            case UserId _ -> caller.user().orElse(null);
            case Now _ -> null;
            case Roles _ -> caller.roles().names();
            case Claim(List<String> path) -> follow(caller.claims(), path);
        };
    }

    private static @Nullable Object follow(Map<String, Object> claims, List<String> path) {
        Object here = claims;
        for (String step : path) {
            here = here instanceof Map<?, ?> object ? object.get(step) : null;
        }
        return here;
    }
}
