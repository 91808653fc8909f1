package dev.weft.resolvers.oracle;

import dev.weft.resolvers.oracle.Bond.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Makes up schemas: collections with some fields of all types, and relations of all kinds between them. */
final class ShapeMaker {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> NAMES = List.of("ants", "bees", "cats", "dogs");
    private static final List<String> TYPES = List.of("Ant", "Bee", "Cat", "Dog");
    private static final List<Choice> STATES = List.of(
            new Choice("sketch", "SKETCH"), new Choice("onShow", "ON_SHOW"), new Choice("archived", "ARCHIVED"));
    private static final List<Choice> MOODS =
            List.of(new Choice("calm", "CALM"), new Choice("wild", "WILD"), new Choice("grim", "GRIM"));
    private static final List<Trait> FIELDS = List.of(
            Trait.optional("title", "title", Kind.TEXT),
            Trait.optional("bio", "bio", Kind.PROSE),
            Trait.optional("rank", "rank", Kind.INT),
            Trait.optional("edition", "edition", Kind.INT),
            Trait.optional("views", "views", Kind.BIG),
            Trait.optional("price", "price", Kind.DECIMAL),
            Trait.optional("weight", "weight", Kind.FLOAT),
            Trait.optional("sold", "sold", Kind.BOOL),
            Trait.optional("begunOn", "begun_on", Kind.DATE),
            Trait.optional("seenAt", "seen_at", Kind.TIME),
            Trait.optional("token", "token", Kind.UUID),
            Trait.optional("tags", "tags", Kind.TEXTS),
            Trait.optional("facts", "facts", Kind.JSON),
            new Trait("state", "state", Kind.CHOICE, false, STATES),
            new Trait("moods", "moods", Kind.CHOICES, false, MOODS));

    private final Picks picks;
    private final List<List<Trait>> traits = new ArrayList<>();
    private final List<List<Bond>> bonds = new ArrayList<>();
    private final List<String> operations = new ArrayList<>();

    private ShapeMaker(Picks picks) {
        this.picks = picks;
    }

    /**
     * @param operations that make the collections, each as JSON
     */
    record Shape(List<Sort> sorts, List<String> operations) {}

    static Shape make(Picks picks) {
        return new ShapeMaker(picks).make();
    }

    private Shape make() {
        int count = 2 + picks.upTo(3);
        for (int i = 0; i < count; i++) {
            addCollection(i);
        }
        int relations = 2 + picks.upTo(4);
        for (int i = 0; i < relations; i++) {
            int from = picks.upTo(count);
            addRelation(i, from, picks.upTo(from + 1));
        }
        List<Sort> sorts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sorts.add(new Sort(NAMES.get(i), TYPES.get(i), traits.get(i), bonds.get(i)));
        }
        return new Shape(sorts, operations);
    }

    private void addCollection(int number) {
        Kind key = picks.chance(70) ? Kind.UUID : Kind.BIG;
        List<Trait> fields = FIELDS.stream().filter(field -> picks.chance(40)).toList();
        List<Trait> all = new ArrayList<>(
                List.of(Trait.required(Sorts.KEY, "id", key), Trait.required("createdAt", "created_at", Kind.TIME)));
        all.addAll(fields.isEmpty() ? List.of(FIELDS.getFirst()) : fields);
        traits.add(all);
        bonds.add(new ArrayList<>());
        operations.add(JSON.writeValueAsString(Map.of(
                "createCollection",
                Map.of(
                        "name", NAMES.get(number),
                        "typeName", TYPES.get(number),
                        "primaryKey", key == Kind.UUID ? "UUID" : "BIGINT",
                        "fields", all.stream().skip(2).map(ShapeMaker::field).toList()))));
    }

    private static Map<String, Object> field(Trait trait) {
        String type = switch (trait.kind()) {
            case TEXT -> "TEXT";
            case PROSE -> "LONG_TEXT";
            case INT -> "INTEGER";
            case BIG -> "BIGINT";
            case DECIMAL -> "NUMBER";
            case FLOAT -> "FLOAT";
            case BOOL -> "BOOLEAN";
            case DATE -> "DATE";
            case TIME -> "DATE_TIME";
            case UUID -> "UUID";
            case CHOICE -> "SINGLE_SELECT";
            case CHOICES -> "MULTI_SELECT";
            case TEXTS -> "TEXT_LIST";
            case JSON -> "JSON";
        };
        return trait.choices().isEmpty()
                ? Map.of("name", trait.column(), "type", type)
                : Map.of(
                        "name",
                        trait.column(),
                        "type",
                        type,
                        "options",
                        trait.choices().stream()
                                .map(choice -> Map.of("name", choice.stored()))
                                .toList());
    }

    private void addRelation(int number, int from, int to) {
        String name = "r" + number;
        String inverse = "s" + number;
        String kind = from == to
                ? picks.of(List.of("MANY_TO_ONE", "MANY_TO_ONE", "MANY_TO_MANY"))
                : picks.of(List.of("MANY_TO_ONE", "MANY_TO_ONE", "MANY_TO_MANY", "ONE_TO_ONE"));
        Map<String, Object> relation = new HashMap<>(Map.of(
                "collection", NAMES.get(from),
                "name", name,
                "target", NAMES.get(to),
                "kind", kind,
                "inverseName", inverse));
        if (!kind.equals("MANY_TO_MANY")) {
            relation.put("onDelete", "SET_NULL");
        }
        operations.add(JSON.writeValueAsString(Map.of("createRelation", relation)));
        if (kind.equals("MANY_TO_MANY")) {
            String pairs = NAMES.get(from) + "." + name;
            bonds.get(from).add(new Bond(name, NAMES.get(to), Form.MANY_TO_MANY, pairs));
            bonds.get(to).add(new Bond(inverse, NAMES.get(from), Form.MANY_TO_MANY_BACK, pairs));
            return;
        }
        String key = name + "Id";
        traits.get(from)
                .add(Trait.optional(key, name + "_id", traits.get(to).getFirst().kind()));
        bonds.get(from).add(new Bond(name, NAMES.get(to), Form.TO_ONE, key));
        Form back = kind.equals("ONE_TO_ONE") ? Form.INVERSE_ONE : Form.TO_MANY;
        bonds.get(to).add(new Bond(inverse, NAMES.get(from), back, key));
    }

    /** The catalog names of everything that policies can speak of. */
    static List<String> names(Sort sort) {
        return Stream.concat(
                        sort.traits().stream()
                                .filter(trait -> !trait.name().equals(Sorts.KEY))
                                .map(Trait::catalogName),
                        sort.bonds().stream()
                                .filter(bond -> bond.form() == Form.MANY_TO_MANY)
                                .map(Bond::name))
                .toList();
    }
}
