package dev.weft.server.simulation;

import dev.weft.access.Caller;
import dev.weft.access.CallerValue;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of a condition that must all hold, and what they are for one caller. */
final class Clauses {
    private Clauses() {}

    /** One for each member, those of {@code and} for themselves; as the policy writes them. */
    static Stream<Map<String, Object>> of(Map<?, ?> condition) {
        return condition.entrySet().stream()
                .flatMap(member -> member.getKey().equals("and") && member.getValue() instanceof List<?> all
                        ? all.stream().flatMap(each -> each instanceof Map<?, ?> inside ? of(inside) : Stream.empty())
                        : Stream.of(Map.<String, Object>of(String.valueOf(member.getKey()), member.getValue())));
    }

    /** The clause with the caller's values as a filter of the API; empty where the caller lacks one. */
    static Optional<Object> forCaller(Object clause, Caller caller, String role, boolean days) {
        Filled filled = new Filled(caller, role, days);
        Object json = filled.fill(clause);
        return filled.lacks || json == null ? Optional.empty() : Optional.of(json);
    }

    private static final class Filled {
        private final Caller caller;
        private final String role;
        private final boolean days;
        private boolean lacks;

        Filled(Caller caller, String role, boolean days) {
            this.caller = caller;
            this.role = role;
            this.days = days;
        }

        @Nullable
        Object fill(@Nullable Object json) {
            return switch (json) {
                case Map<?, ?> object -> {
                    Map<String, @Nullable Object> filled = new LinkedHashMap<>();
                    object.forEach((name, value) -> filled.put(String.valueOf(name), fill(value)));
                    yield filled;
                }
                case List<?> items -> {
                    List<@Nullable Object> filled = new ArrayList<>();
                    items.forEach(item -> filled.add(fill(item)));
                    yield filled;
                }
                case String text -> text(text);
                case null, default -> json;
            };
        }

        private @Nullable Object text(String text) {
            if (text.equals("$role")) {
                return role;
            }
            Optional<CallerValue> variable = CallerValue.named(text);
            if (variable.isEmpty()) {
                return text.startsWith("$$") ? text.substring(1) : text;
            }
            Object value = variable.get() instanceof CallerValue.Now
                    ? now()
                    : variable.get().of(caller);
            lacks |= value == null;
            return value instanceof UUID key ? key.toString() : value;
        }

        private String now() {
            OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
            return days ? now.toLocalDate().toString() : now.toString();
        }
    }
}
