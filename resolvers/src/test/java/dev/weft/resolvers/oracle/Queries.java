package dev.weft.resolvers.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.resolvers.testing.Answer;
import dev.weft.resolvers.testing.TestApi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Random queries on one world, asked of the API and of the judges. */
final class Queries {
    private final TestApi api;
    private final World world;
    private final Picks picks;
    private final FilterMaker filters;
    private final OrderMaker orders;
    private final FilterJudge judge;
    private final OrderJudge order;

    Queries(TestApi api, World world, Picks picks) {
        this.api = api;
        this.world = world;
        this.picks = picks;
        this.filters = new FilterMaker(picks, world);
        this.orders = new OrderMaker(picks, world, filters.figures());
        this.judge = new FilterJudge(world);
        this.order = new OrderJudge(world, judge);
    }

    FigureQueries figures() {
        return new FigureQueries(api, world, picks);
    }

    /** Which rows a filter finds, and how many. */
    void filter(Sort sort) {
        Map<String, Object> filter = filters.filter(sort);
        Map<String, Object> arguments = Map.of("filter", filter, "first", 1000);
        List<String> expected = keys(judge.select(world.all(sort), filter));

        JsonNode list = ask(sort, arguments);

        assertThat(new TreeSet<>(rowIds(list))).as("%s", Wire.of(arguments)).isEqualTo(new TreeSet<>(expected));
        assertThat(list.at("/totalCount").asInt()).as("%s", Wire.of(arguments)).isEqualTo(expected.size());
    }

    /** The same list by pages forward, by pages backward and by offsets. */
    void walk(Sort sort) {
        Map<String, Object> filter = picks.chance(40) ? Map.of() : filters.filter(sort);
        List<Map<String, Object>> orderBy = orders.order(sort);
        List<String> expected = keys(judge.select(world.all(sort), filter).stream()
                .sorted(order.comparator(sort, orderBy))
                .toList());
        Map<String, Object> arguments = Map.of("filter", filter, "orderBy", orderBy);
        int size = 1 + picks.upTo(9);

        assertThat(forward(sort, arguments, size))
                .as("forward %s", Wire.of(arguments))
                .isEqualTo(expected);
        assertThat(backward(sort, arguments, size))
                .as("backward %s", Wire.of(arguments))
                .isEqualTo(expected);
        int offset = picks.upTo(expected.size() + 2);
        JsonNode skipped = ask(sort, with(arguments, Map.of("first", size, "offset", offset)));
        assertThat(rowIds(skipped))
                .as("offset %d of %s", offset, Wire.of(arguments))
                .isEqualTo(expected.stream().skip(offset).limit(size).toList());
    }

    /** The first or last rows of a relation, for every thing at once. */
    void related(Sort sort) {
        List<Bond> lists = sort.bonds().stream().filter(Bond::isList).toList();
        if (lists.isEmpty()) {
            return;
        }
        Bond bond = picks.of(lists);
        Sort target = world.sort(bond.target());
        Map<String, Object> filter = picks.chance(50) ? Map.of() : filters.filter(target);
        List<Map<String, Object>> orderBy = orders.order(target);
        String end = picks.chance(50) ? "first" : "last";
        int size = picks.upTo(5);
        Map<String, Object> arguments = Map.of("filter", filter, "orderBy", orderBy, end, size);
        Answer answer = api.ask(
                "query(%s) { %s(first: 1000) { nodes { rowId list: %s(%s) %s } } }"
                        .formatted(declared(target), sort.name(), bond.name(), PASSED, CONNECTION),
                variables(arguments));
        assertThat(answer.errors()).as("%s", Wire.of(arguments)).isEmpty();

        Map<String, JsonNode> answers = new HashMap<>();
        answer.at("/" + sort.name() + "/nodes")
                .forEach(node -> answers.put(node.get("rowId").asString(), node.get("list")));
        for (Thing thing : world.all(sort)) {
            List<String> all = keys(judge.select(world.follow(thing, bond, Use.LIST), filter).stream()
                    .sorted(order.comparator(target, orderBy))
                    .toList());
            JsonNode list = Objects.requireNonNull(answers.get(thing.key().toString()));
            int from = end.equals("first") ? 0 : Math.max(0, all.size() - size);
            assertThat(rowIds(list))
                    .as("%s of %s %s", bond.name(), thing.key(), Wire.of(arguments))
                    .isEqualTo(all.subList(from, Math.min(from + size, all.size())));
            assertThat(list.at("/totalCount").asInt()).isEqualTo(all.size());
        }
    }

    private List<String> forward(Sort sort, Map<String, Object> arguments, int size) {
        List<String> keys = new ArrayList<>();
        String cursor = null;
        while (true) {
            JsonNode list = ask(sort, with(arguments, page("first", size, "after", cursor)));
            assertThat(list.at("/pageInfo/hasPreviousPage").asBoolean()).isEqualTo(cursor != null && !keys.isEmpty());
            keys.addAll(rowIds(list));
            if (!list.at("/pageInfo/hasNextPage").asBoolean()) {
                return keys;
            }
            cursor = list.at("/pageInfo/endCursor").asString();
        }
    }

    private List<String> backward(Sort sort, Map<String, Object> arguments, int size) {
        List<String> keys = new ArrayList<>();
        String cursor = null;
        while (true) {
            JsonNode list = ask(sort, with(arguments, page("last", size, "before", cursor)));
            assertThat(list.at("/pageInfo/hasNextPage").asBoolean()).isEqualTo(cursor != null && !keys.isEmpty());
            keys.addAll(0, rowIds(list));
            if (!list.at("/pageInfo/hasPreviousPage").asBoolean()) {
                return keys;
            }
            cursor = list.at("/pageInfo/startCursor").asString();
        }
    }

    private static Map<String, Object> page(String count, int size, String place, @Nullable String cursor) {
        return cursor == null ? Map.of(count, size) : Map.of(count, size, place, cursor);
    }

    private static Map<String, Object> with(Map<String, Object> arguments, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(arguments);
        all.putAll(more);
        return all;
    }

    private static final String PASSED =
            "filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before, offset: $offset";
    private static final String CONNECTION =
            "{ totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { rowId } }";

    private static String declared(Sort sort) {
        return "$filter: %sFilter, $orderBy: [%sOrderBy!], $first: Int, $after: String, $last: Int, $before: String, $offset: Int"
                .formatted(sort.type(), sort.type());
    }

    private JsonNode ask(Sort sort, Map<String, Object> arguments) {
        Answer answer = api.ask(
                "query(%s) { %s(%s) %s }".formatted(declared(sort), sort.name(), PASSED, CONNECTION),
                variables(arguments));
        assertThat(answer.errors()).as("%s", Wire.of(arguments)).isEmpty();
        return answer.at("/" + sort.name());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> variables(Map<String, Object> arguments) {
        return (Map<String, Object>) Objects.requireNonNull(Wire.of(arguments));
    }

    private static List<String> rowIds(JsonNode list) {
        return StreamSupport.stream(list.get("nodes").spliterator(), false)
                .map(node -> node.get("rowId").asString())
                .toList();
    }

    private static List<String> keys(List<Thing> things) {
        return things.stream().map(thing -> thing.key().toString()).toList();
    }
}
