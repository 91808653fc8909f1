package dev.weft.resolvers.oracle;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RelationSpec;
import dev.weft.catalog.RelationStorage.JoinTable;
import dev.weft.testing.TestProject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Puts a world into the tables of a project, in place of what was there. */
final class WorldStore {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final TestProject project;

    WorldStore(TestProject project) {
        this.project = project;
    }

    void put(World world) {
        ProjectCatalog catalog = project.catalog();
        project.sql().transaction(transaction -> {
            DSLContext sql = transaction.dsl();
            world.sorts().forEach(sort -> sql.execute("truncate " + project.schema() + "." + sort.name() + " cascade"));
            world.sorts()
                    .forEach(sort -> world.all(sort).forEach(thing -> sql.execute(insertion(thing), values(thing))));
            for (Sort sort : world.sorts()) {
                for (Bond bond : sort.bonds()) {
                    if (bond.form() == Bond.Form.MANY_TO_MANY) {
                        pair(sql, world, bond, catalog.collection(sort.name()).orElseThrow());
                    }
                }
            }
        });
    }

    /** Lets somebody be a user of the project, and new rows have numbers that no other has. */
    void prepareForWriting(World world, List<Person> people) {
        people.stream()
                .filter(person -> person.user() != null)
                .forEach(person -> project.sql()
                        .execute(
                                "insert into " + project.schema()
                                        + ".users (id, email) values (?, ?) on conflict do nothing",
                                person.user(),
                                person.user() + "@example.org"));
        world.sorts().stream()
                .filter(sort -> sort.trait(Sorts.KEY).kind() == Kind.BIG)
                .forEach(sort -> project.sql()
                        .execute("alter table " + project.schema() + "." + sort.name()
                                + " alter column id restart with 1000"));
    }

    /** The world with the key of the row that was just made; which takes the world's own time. */
    World keyed(World world, Thing made) {
        String table = project.schema() + "." + made.sort().name();
        List<Object> known = new ArrayList<>();
        world.all(made.sort()).forEach(thing -> known.add(thing.key().toString()));
        Object key = project.sql()
                .fetchSingle(
                        "update " + table
                                + " set created_at = cast(? as timestamptz) where id::text <> all(?) returning id",
                        world.now().toString(),
                        known.toArray(String[]::new))
                .get(0);
        return DeedMaker.keyed(world, made, Objects.requireNonNull(key));
    }

    private void pair(DSLContext sql, World world, Bond bond, CollectionSpec collection) {
        RelationSpec relation = collection.relations().stream()
                .filter(each -> each.name().equals(bond.name()))
                .findFirst()
                .orElseThrow();
        JoinTable join = (JoinTable) relation.storage();
        String insertion = "insert into %s.%s (%s, %s) values (?, ?)"
                .formatted(project.schema(), join.table(), join.sourceColumn(), join.targetColumn());
        world.pairs().stream()
                .filter(pair -> pair.name().equals(bond.key()))
                .forEach(pair -> sql.execute(insertion, pair.from(), pair.to()));
    }

    private String insertion(Thing thing) {
        List<String> columns = thing.sort().traits().stream().map(Trait::column).toList();
        List<String> places = thing.sort().traits().stream()
                .map(trait -> "cast(? as " + trait.kind().sqlType + ")")
                .toList();
        return "insert into %s.%s (%s) values (%s)"
                .formatted(
                        project.schema(), thing.sort().name(), String.join(", ", columns), String.join(", ", places));
    }

    private static Object[] values(Thing thing) {
        List<Field<?>> values = new ArrayList<>();
        thing.sort().traits().forEach(trait -> values.add(bind(trait, thing.get(trait.name()))));
        return values.toArray();
    }

    private static Field<?> bind(Trait trait, @Nullable Object value) {
        return switch (trait.kind()) {
            case CHOICES, TEXTS ->
                DSL.val(
                        value == null
                                ? null
                                : ((List<?>) value)
                                        .stream().map(WorldStore::text).toArray(String[]::new),
                        String[].class);
            default -> DSL.val(value == null ? null : text(value), String.class);
        };
    }

    private static String text(Object value) {
        return switch (value) {
            case Choice choice -> choice.stored();
            case Json json -> JSON.writeValueAsString(json.value());
            default -> value.toString();
        };
    }
}
