package dev.weft.resolvers.oracle;

import dev.weft.model.GlobalId;
import dev.weft.model.ProjectModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes up what somebody may ask, and looks up in what he sees what the answer is. */
final class ProbeMaker {
    private static final int PAGE = 40;

    private final ProjectModel model;
    private final World world;
    private final World seen;
    private final Picks picks;
    private final FilterMaker filters;
    private final OrderMaker orders;
    private final FilterJudge judge;
    private final OrderJudge order;

    /**
     * @param world with things that he does not see, too
     */
    ProbeMaker(ProjectModel model, World world, World seen, Picks picks) {
        this.model = model;
        this.world = world;
        this.seen = seen;
        this.picks = picks;
        this.filters = new FilterMaker(picks, seen, (trait, sort) -> picks.operand(trait, world, sort));
        this.orders = new OrderMaker(picks, seen, filters.figures());
        this.judge = new FilterJudge(seen);
        this.order = new OrderJudge(seen, judge);
    }

    Probe next(int number) {
        Sort sort = picks.of(seen.sorts());
        return switch (picks.upTo(6)) {
            case 0 -> one(sort);
            case 1 -> node(sort);
            case 2 -> nodes();
            case 3 -> sort.listed() && hasText(sort) ? search(sort) : one(sort);
            default -> sort.listed() || sort.counted() ? list(sort, number) : node(sort);
        };
    }

    /** All that can be seen, in as few fields as possible. */
    List<Probe> everything() {
        List<Probe> all = new ArrayList<>();
        for (Sort sort : seen.sorts()) {
            all.add(rows(sort));
            if (sort.listed() || sort.counted()) {
                all.add(whole(sort, Map.of(), List.of(), PAGE, 0, all.size(), 1));
            }
        }
        return all;
    }

    /** What is in all tables, for somebody who sees them. */
    List<Probe> tables() {
        List<Probe> all = new ArrayList<>();
        for (Sort sort : seen.sorts()) {
            boolean paired = sort.bonds().stream().anyMatch(bond -> bond.form() == Bond.Form.MANY_TO_MANY);
            all.add(whole(sort, Map.of(), List.of(), PAGE, 0, all.size(), paired ? 1 : 0));
        }
        return all;
    }

    /** By their ids, whoever sees them. */
    private Probe rows(Sort sort) {
        List<Object> keys = world.all(sort).stream().map(Thing::key).toList();
        String ids = keys.stream().map(key -> "\"" + globalId(sort, key) + "\"").collect(Collectors.joining(", "));
        List<@org.jspecify.annotations.Nullable Object> expected = new ArrayList<>();
        keys.forEach(key -> expected.add(
                byKey(sort, key).map(thing -> shown(thing, sort, 1)).orElse(null)));
        return new Probe(
                Map.of(),
                "nodes(ids: [" + ids + "]) { ... on " + sort.type() + " " + selection(sort, 1) + " }",
                Map.of(),
                Shown.of(expected),
                Shown::of);
    }

    private Probe one(Sort sort) {
        Object key = key(sort);
        int depth = picks.chance(15) ? 2 : picks.upTo(2);
        return new Probe(
                Map.of(),
                sort.type().toLowerCase(java.util.Locale.ROOT) + "(id: \"" + key + "\") " + selection(sort, depth),
                Map.of(),
                Shown.of(
                        byKey(sort, key).map(thing -> shown(thing, sort, depth)).orElse(null)),
                Shown::of);
    }

    private Probe node(Sort sort) {
        Object key = key(sort);
        return new Probe(
                Map.of(),
                "node(id: \"" + globalId(sort, key) + "\") { ... on " + sort.type() + " " + selection(sort, 0) + " }",
                Map.of(),
                Shown.of(byKey(sort, key).map(thing -> shown(thing, sort, 0)).orElse(null)),
                Shown::of);
    }

    /** Of all sorts, those that are hidden as a whole among them. */
    private Probe nodes() {
        List<String> ids = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 1 + picks.upTo(8); i > 0; i--) {
            Sort sort = picks.of(world.sorts());
            Object key = key(sort);
            ids.add("\"" + globalId(sort, key) + "\"");
            expected.add(byKey(sort, key).isPresent() ? globalId(sort, key) : "null");
        }
        return new Probe(Map.of(), "nodes(ids: " + ids + ") { id }", Map.of(), expected, node -> {
            List<String> found = new ArrayList<>();
            node.forEach(
                    each -> found.add(each.isNull() ? "null" : each.get("id").asString()));
            return found;
        });
    }

    private Probe search(Sort sort) {
        String word = picks.of(List.of("zz", "abba", "ab"));
        List<String> expected = seen.all(sort, Use.LIST).stream()
                .filter(thing -> texts(sort)
                        .anyMatch(trait -> words(thing.get(trait.name())).contains(word)))
                .map(thing -> thing.key().toString())
                .sorted()
                .toList();
        return new Probe(
                Map.of(),
                "%s(search: \"%s\", first: %d) { nodes { rowId } }".formatted(sort.name(), word, PAGE),
                Map.of(),
                expected,
                node -> {
                    List<String> keys = new ArrayList<>();
                    node.get("nodes").forEach(each -> keys.add(each.get("rowId").asString()));
                    return keys.stream().sorted().toList();
                });
    }

    private static List<String> words(@org.jspecify.annotations.Nullable Object text) {
        return text == null
                ? List.of()
                : List.of(((String) text).toLowerCase(java.util.Locale.ROOT).split("[^a-z]+"));
    }

    private static Stream<Trait> texts(Sort sort) {
        return sort.traits().stream().filter(trait -> trait.kind() == Kind.TEXT || trait.kind() == Kind.PROSE);
    }

    private static boolean hasText(Sort sort) {
        return texts(sort).findAny().isPresent();
    }

    private Probe list(Sort sort, int number) {
        Map<String, Object> filter = picks.chance(30) ? Map.of() : filters.filter(sort, 2);
        List<Map<String, Object>> orderBy = sort.listed() ? orders.order(sort) : List.of();
        int offset = picks.chance(70) ? 0 : picks.upTo(4);
        int first = picks.chance(70) ? PAGE : 1 + picks.upTo(5);
        return whole(sort, filter, orderBy, first, offset, number, picks.chance(30) ? 1 : 0);
    }

    private Probe whole(
            Sort sort,
            Map<String, Object> filter,
            List<Map<String, Object>> orderBy,
            int first,
            int offset,
            int number,
            int depth) {
        Map<String, String> declared = new HashMap<>(Map.of("f" + number, sort.type() + "Filter"));
        Map<String, Object> variables = new HashMap<>(Map.of("f" + number, filter));
        String arguments = "filter: $f" + number;
        if (sort.listed()) {
            declared.put("o" + number, "[" + sort.type() + "OrderBy!]");
            variables.put("o" + number, orderBy);
            arguments += ", orderBy: $o%d, first: %d, offset: %d".formatted(number, first, offset);
        }
        Map<String, Object> expected = new TreeMap<>();
        if (sort.counted()) {
            expected.put(
                    "totalCount",
                    judge.select(seen.all(sort, Use.FIGURE), filter).size());
        }
        if (sort.listed()) {
            expected.put(
                    "nodes",
                    judge.select(seen.all(sort, Use.LIST), filter).stream()
                            .sorted(order.comparator(sort, orderBy))
                            .skip(offset)
                            .limit(first)
                            .map(thing -> shown(thing, sort, depth))
                            .toList());
        }
        return new Probe(
                declared,
                sort.name() + "(" + arguments + ") { " + (sort.counted() ? "totalCount " : "")
                        + (sort.listed() ? "nodes " + selection(sort, depth) : "") + " }",
                variables,
                Shown.of(expected),
                Shown::of);
    }

    /** Mostly of something that is there. */
    private Object key(Sort sort) {
        List<Thing> all = world.all(world.sort(sort.name()));
        return all.isEmpty() || picks.chance(10)
                ? world.sort(sort.name()).trait(Sorts.KEY).kind() == Kind.UUID ? UUID.randomUUID() : (Object) 4711L
                : picks.of(all).key();
    }

    private Optional<Thing> byKey(Sort sort, Object key) {
        return seen.all(sort).stream().filter(thing -> thing.key().equals(key)).findFirst();
    }

    private String globalId(Sort sort, Object key) {
        int number = model.unrestricted().collections().stream()
                .filter(collection -> collection.typeName().equals(sort.type()))
                .findFirst()
                .orElseThrow()
                .spec()
                .number();
        return new GlobalId(number, key).encode();
    }

    /** Everything of a row that can be selected. */
    String selection(Sort sort, int depth) {
        String values = sort.traits().stream().map(Trait::name).collect(Collectors.joining(" "));
        String related = depth == 0
                ? ""
                : sort.bonds().stream()
                        .map(bond -> bond.name() + related(seen.sort(bond.target()), bond, depth - 1))
                        .collect(Collectors.joining(" ", " ", ""));
        return "{ " + values + related + " }";
    }

    private String related(Sort target, Bond bond, int depth) {
        if (!bond.isList()) {
            return " " + selection(target, depth);
        }
        String total = target.counted() ? "totalCount " : "";
        return target.listed()
                ? "(first: %d, orderBy: [{rowId: ASC}]) { %snodes %s }".formatted(PAGE, total, selection(target, depth))
                : " { " + total + "}";
    }

    private Map<String, Object> shown(Thing thing, Sort sort, int depth) {
        Map<String, Object> shown = new TreeMap<>();
        sort.traits().forEach(trait -> shown.put(trait.name(), thing.get(trait.name())));
        if (depth > 0) {
            sort.bonds().forEach(bond -> shown.put(bond.name(), related(thing, bond, depth - 1)));
        }
        return shown;
    }

    private @org.jspecify.annotations.Nullable Object related(Thing thing, Bond bond, int depth) {
        Sort target = seen.sort(bond.target());
        if (!bond.isList()) {
            return seen.follow(thing, bond, Use.ONE).stream()
                    .findFirst()
                    .map(other -> shown(other, target, depth))
                    .orElse(null);
        }
        Map<String, Object> list = new TreeMap<>();
        if (target.counted()) {
            list.put("totalCount", seen.follow(thing, bond, Use.FIGURE).size());
        }
        if (target.listed()) {
            list.put(
                    "nodes",
                    seen.follow(thing, bond, Use.LIST).stream()
                            .sorted(order.comparator(target, List.of(Map.of(Sorts.KEY, "ASC"))))
                            .map(other -> shown(other, target, depth))
                            .toList());
        }
        return list;
    }
}
