package dev.weft.resolvers.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A policy with one clause of it changed, in all ways that there are. */
final class Mutants {
    private static final Map<String, String> OPPOSITES = Map.ofEntries(
            Map.entry("eq", "ne"),
            Map.entry("ne", "eq"),
            Map.entry("gt", "lte"),
            Map.entry("lte", "gt"),
            Map.entry("gte", "lt"),
            Map.entry("lt", "gte"),
            Map.entry("in", "notIn"),
            Map.entry("notIn", "in"),
            Map.entry("some", "none"),
            Map.entry("none", "some"),
            Map.entry("and", "or"),
            Map.entry("or", "and"));

    private Mutants() {}

    static List<Policy> of(Policy policy) {
        List<Policy> mutants = new ArrayList<>();
        conditions(policy.rows()).forEach(rows -> mutants.add(with(policy, rows)));
        if (policy.fields() != null) {
            mutants.add(with(policy, (List<String>) null));
            for (String field : policy.fields()) {
                mutants.add(with(
                        policy,
                        policy.fields().stream()
                                .filter(other -> !other.equals(field))
                                .toList()));
            }
        }
        mutants.add(with(policy, !policy.counts(), policy.lists()));
        mutants.add(with(policy, policy.counts(), !policy.lists()));
        return mutants;
    }

    private static Policy with(Policy policy, Map<String, Object> rows) {
        return new Policy(
                policy.sort(),
                policy.role(),
                policy.action(),
                rows,
                policy.check(),
                policy.fields(),
                policy.presets(),
                policy.counts(),
                policy.lists());
    }

    private static Policy with(Policy policy, @org.jspecify.annotations.Nullable List<String> fields) {
        return new Policy(
                policy.sort(),
                policy.role(),
                policy.action(),
                policy.rows(),
                policy.check(),
                fields,
                policy.presets(),
                policy.counts(),
                policy.lists());
    }

    private static Policy with(Policy policy, boolean counts, boolean lists) {
        return new Policy(
                policy.sort(),
                policy.role(),
                policy.action(),
                policy.rows(),
                policy.check(),
                policy.fields(),
                policy.presets(),
                counts,
                lists);
    }

    /** A clause dropped, turned round, or one of those changed that it is made of. */
    @SuppressWarnings("unchecked")
    private static Stream<Map<String, Object>> conditions(Map<String, Object> condition) {
        return condition.entrySet().stream().flatMap(entry -> {
            String name = entry.getKey();
            Stream<Map<String, Object>> here = Stream.of(replaced(condition, name, Map.of()));
            if (!isCompared(name, entry.getValue())) {
                here = Stream.empty();
            }
            boolean ofLists = name.equals("eq") && entry.getValue() instanceof List<?>;
            Stream<Map<String, Object>> turned = OPPOSITES.containsKey(name) && !ofLists
                    ? Stream.of(replaced(condition, name, Map.of(OPPOSITES.get(name), entry.getValue())))
                    : Stream.empty();
            Stream<Map<String, Object>> below = switch (entry.getValue()) {
                case Map<?, ?> inner ->
                    conditions((Map<String, Object>) inner)
                            .filter(changed -> !changed.isEmpty() || isOfRows(name))
                            .map(changed -> replaced(condition, name, Map.of(name, changed)));
                case List<?> list
                when isOfRows(name) -> parts(list).map(changed -> replaced(condition, name, Map.of(name, changed)));
                case Boolean bool
                when name.equals("isNull") || name.endsWith("Exists") ->
                    Stream.of(replaced(condition, name, Map.of(name, !bool)));
                case Variable variable ->
                    Stream.of(replaced(
                            condition,
                            name,
                            Map.of(
                                    name,
                                    new Variable(
                                            "$claims.nowhere",
                                            variable.values().stream()
                                                    .<Object>map(_ -> Missing.VALUE)
                                                    .toList()))));
                default -> Stream.empty();
            };
            return Stream.of(here, turned, below).flatMap(each -> each);
        });
    }

    private static boolean isOfRows(String name) {
        return List.of("and", "or", "not", "some", "every", "none").contains(name);
    }

    /** Whether the condition can do without it. */
    private static boolean isCompared(String name, Object value) {
        return !List.of("path", "is", "fn", "field").contains(name) && value != null;
    }

    @SuppressWarnings("unchecked")
    private static Stream<List<Object>> parts(List<?> list) {
        List<List<Object>> changed = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            int at = i;
            List<Object> less = new ArrayList<>(list);
            less.remove(at);
            changed.add(less);
            conditions((Map<String, Object>) list.get(i)).forEach(part -> {
                List<Object> other = new ArrayList<>(list);
                other.set(at, part);
                changed.add(other);
            });
        }
        return changed.stream();
    }

    private static Map<String, Object> replaced(Map<String, Object> condition, String name, Map<String, Object> other) {
        Map<String, Object> changed = new LinkedHashMap<>();
        condition.forEach((each, value) -> {
            if (each.equals(name)) {
                changed.putAll(other);
            } else {
                changed.putIfAbsent(each, value);
            }
        });
        return changed;
    }
}
