package dev.weft.resolvers.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.resolvers.testing.Answer;
import dev.weft.resolvers.testing.TestApi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Random aggregates and groups on one world, asked of the API and made in memory. */
final class FigureQueries {
    private static final List<String> FUNCTIONS = List.of("SUM", "AVG", "MIN", "MAX", "STDDEV", "VARIANCE");
    private static final double NEAR = 1e-8;

    private final TestApi api;
    private final World world;
    private final Picks picks;
    private final FilterMaker filters;
    private final FilterJudge judge;

    FigureQueries(TestApi api, World world, Picks picks) {
        this.api = api;
        this.world = world;
        this.picks = picks;
        this.filters = new FilterMaker(picks, world);
        this.judge = new FilterJudge(world);
    }

    /** Every figure of a list and of a part of it. */
    void aggregates(Sort sort) {
        Map<String, Object> filter = picks.chance(30) ? Map.of() : filters.filter(sort);
        Map<String, Object> part = filters.filter(sort);
        Trait distinct = picks.of(countable(sort));
        String figures = "{ count distinct: count(distinct: [" + distinct.enumName() + "]) " + selection(sort) + " }";
        Answer answer = api.ask(
                "query($filter: %1$sFilter, $part: %1$sFilter) { list: %2$s(%4$sfilter: $filter) { all: aggregate %3$s some: aggregate(filter: $part) %3$s } }"
                        .formatted(sort.type(), sort.name(), figures, pageless(sort)),
                variables(Map.of("filter", filter, "part", part)));

        assertThat(answer.errors()).as("%s %s", Wire.of(filter), Wire.of(part)).isEmpty();
        List<Thing> all = judge.select(world.all(sort, Use.FIGURE), filter);
        compare(sort, distinct, all, answer.at("/list/all"), filter);
        compare(sort, distinct, judge.select(all, part), answer.at("/list/some"), part);
    }

    private void compare(Sort sort, Trait distinct, List<Thing> things, JsonNode answer, Object told) {
        assertThat(answer.get("count").asInt()).as("count of %s", told).isEqualTo(things.size());
        assertThat(answer.get("distinct").asLong())
                .as("different %s of %s", distinct.name(), told)
                .isEqualTo(Figures.of("COUNT_DISTINCT", Figures.values(distinct, things)));
        for (String function : FUNCTIONS) {
            for (Trait trait : figured(sort, function)) {
                Object expected = Figures.of(function, Figures.values(trait, things));
                JsonNode actual = answer.at("/" + function.toLowerCase(java.util.Locale.ROOT) + "/" + trait.name());
                same(actual, expected, function + " of " + trait.name() + " of " + told);
            }
        }
    }

    private static void same(JsonNode actual, @Nullable Object expected, String what) {
        if (expected == null) {
            assertThat(actual.isNull()).as("%s is %s", what, actual).isTrue();
        } else if (expected instanceof Double number && number != 0) {
            assertThat(actual.asDouble() / number).as(what).isCloseTo(1.0, Offset.offset(NEAR));
        } else {
            assertThat(GroupKeys.text(actual)).as(what).isEqualTo(GroupKeys.text(expected));
        }
    }

    private static String pageless(Sort sort) {
        return sort.listed() ? "first: 0, " : "";
    }

    private static List<Trait> countable(Sort sort) {
        return sort.traits().stream()
                .filter(trait -> trait.allows("COUNT_DISTINCT"))
                .toList();
    }

    private static List<Trait> figured(Sort sort, String function) {
        return sort.traits().stream().filter(trait -> trait.allows(function)).toList();
    }

    private static String selection(Sort sort) {
        return FUNCTIONS.stream()
                .filter(function -> !figured(sort, function).isEmpty())
                .map(function -> function.toLowerCase(java.util.Locale.ROOT)
                        + figured(sort, function).stream()
                                .map(Trait::name)
                                .collect(Collectors.joining(" ", " { ", " }")))
                .collect(Collectors.joining(" "));
    }

    /** Which groups there are, and how many rows are in each. */
    void groups(Sort sort) {
        Map<String, Object> filter = picks.chance(50) ? Map.of() : filters.filter(sort);
        GroupMaker maker = new GroupMaker(picks, world);
        List<Map<String, Object>> by = new ArrayList<>(List.of(maker.by(sort, 1)));
        Map<String, Object> second = maker.by(sort, 1);
        if (picks.chance(40) && !by.contains(second)) {
            by.add(second);
        }
        Map<String, Object> arguments = new HashMap<>(Map.of("filter", filter, "by", by));
        if (picks.chance(40)) {
            arguments.put("having", List.of(filters.figures().predicate(sort, 1)));
        }
        Answer answer = api.ask(
                "query($filter: %1$sFilter, $by: [%1$sGroupBy!]!, $having: [%1$sAggregatePredicate!]) { list: %2$s(%3$sfilter: $filter) { groups(by: $by, having: $having, first: 1000) { keys aggregate { count } } } }"
                        .formatted(sort.type(), sort.name(), pageless(sort)),
                variables(arguments));
        assertThat(answer.errors()).as("%s", Wire.of(arguments)).isEmpty();

        Map<String, Integer> found = new TreeMap<>();
        answer.at("/list/groups").forEach(group -> {
            List<String> keys = new ArrayList<>();
            group.get("keys").forEach(key -> keys.add(GroupKeys.text(key)));
            assertThat(found.put(keys.toString(), group.at("/aggregate/count").asInt()))
                    .isNull();
        });
        assertThat(found).as("%s", Wire.of(arguments)).isEqualTo(expected(sort, filter, by, arguments.get("having")));
    }

    private Map<String, Integer> expected(
            Sort sort, Map<String, Object> filter, List<Map<String, Object>> by, @Nullable Object having) {
        GroupKeys keys = new GroupKeys(world);
        Map<String, List<Thing>> groups = new TreeMap<>();
        for (Thing thing : judge.select(world.all(sort, Use.FIGURE), filter)) {
            String key = by.stream()
                    .map(part -> GroupKeys.text(keys.key(thing, part)))
                    .toList()
                    .toString();
            groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(thing);
        }
        Map<String, Integer> counts = new TreeMap<>();
        groups.forEach((key, things) -> {
            if (having == null || judge.figures(sort, things, (List<?>) having) == Truth.TRUE) {
                counts.put(key, things.size());
            }
        });
        return counts;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> variables(Map<String, Object> arguments) {
        return (Map<String, Object>) Objects.requireNonNull(Wire.of(arguments));
    }
}
