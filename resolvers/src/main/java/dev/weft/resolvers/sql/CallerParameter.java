package dev.weft.resolvers.sql;

import dev.weft.access.Caller;
import dev.weft.access.CallerValue;
import dev.weft.model.ValueType;
import dev.weft.resolvers.plan.CallerPattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a statement that follows from who calls. Null where the caller has no such value, or one of another
 * type: then nothing is equal to it, and nothing different either.
 */
sealed interface CallerParameter extends Deferred {
    /** The value as it is bound. */
    @Nullable
    Object bound(Caller caller);

    /** Whether a policy's value depends on who calls. */
    static boolean isIn(@Nullable Object value) {
        return switch (value) {
            case CallerValue _, CallerPattern _ -> true;
            case List<?> list -> list.stream().anyMatch(CallerParameter::isIn);
            case Map<?, ?> object -> object.values().stream().anyMatch(CallerParameter::isIn);
            case null, default -> false;
        };
    }

    /**
     * One value of the type.
     *
     * @param value of the policy, with values of the caller in it
     */
    record One(ValueType type, Object value) implements CallerParameter {
        @Override
        public @Nullable Object bound(Caller caller) {
            Object known = switch (type) {
                case TEXT_LIST, MULTI_SELECT ->
                    spread(ValueType.TEXT, value instanceof List<?> list ? list : List.of(value), caller);
                case JSON -> json(value, caller);
                default -> single(type, value, caller);
            };
            return known == null ? null : Values.toSql(type, known);
        }
    }

    /**
     * An array of values of the type. What the caller has may be one value or a list of them.
     *
     * @param values of the policy, with values of the caller among them
     */
    record Many(ValueType type, List<Object> values) implements CallerParameter {
        public Many {
            values = List.copyOf(values);
        }

        @Override
        public @Nullable Object bound(Caller caller) {
            List<Object> known = spread(type, values, caller);
            return known == null ? null : Values.array(type, known);
        }
    }

    /** True where the caller has everything that is asked for, otherwise null. */
    record Known(List<CallerParameter> asked) implements CallerParameter {
        public Known {
            asked = List.copyOf(asked);
        }

        @Override
        public @Nullable Object bound(Caller caller) {
            return asked.stream().allMatch(parameter -> parameter.bound(caller) != null) ? Boolean.TRUE : null;
        }
    }

    private static @Nullable Object single(ValueType type, Object value, Caller caller) {
        return switch (value) {
            case CallerValue asked -> CallerTypes.read(type, asked.of(caller));
            case CallerPattern pattern -> {
                Object text = CallerTypes.read(ValueType.TEXT, pattern.text().of(caller));
                yield text == null ? null : pattern.around((String) text);
            }
            default -> value;
        };
    }

    private static @Nullable List<Object> spread(ValueType type, List<?> values, Caller caller) {
        List<@Nullable Object> all = new ArrayList<>();
        for (Object value : values) {
            switch (value) {
                case CallerValue asked -> all.addAll(many(type, asked.of(caller)));
                default -> all.add(value);
            }
        }
        return all.contains(null)
                ? null
                : all.stream().map(Objects::requireNonNull).toList();
    }

    private static List<@Nullable Object> many(ValueType type, @Nullable Object given) {
        List<@Nullable Object> all = new ArrayList<>();
        for (Object each : given instanceof List<?> list ? list : Collections.singletonList(given)) {
            all.add(CallerTypes.read(type, each));
        }
        return all;
    }

    /** The value with what the caller has in its places. */
    private static @Nullable Object json(@Nullable Object value, Caller caller) {
        return switch (value) {
            case CallerValue asked -> CallerTypes.read(ValueType.JSON, asked.of(caller));
            case List<?> list
            when isIn(list) -> {
                List<@Nullable Object> known = new ArrayList<>();
                for (Object element : list) {
                    known.add(json(element, caller));
                }
                yield lacks(list, known) ? null : known;
            }
            case Map<?, ?> object
            when isIn(object) -> {
                Map<String, @Nullable Object> known = new LinkedHashMap<>();
                object.forEach((name, member) -> known.put((String) name, json(member, caller)));
                yield lacks(object.values(), known.values()) ? null : known;
            }
            case null, default -> value;
        };
    }

    /** Whether something was asked for that is not there. */
    private static boolean lacks(Iterable<?> asked, Iterable<? extends @Nullable Object> known) {
        var there = known.iterator();
        for (Object each : asked) {
            if (there.next() == null && isIn(each)) {
                return true;
            }
        }
        return false;
    }
}
