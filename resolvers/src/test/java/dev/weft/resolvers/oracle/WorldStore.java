package dev.weft.resolvers.oracle;

import dev.weft.resolvers.oracle.World.Pair;
import dev.weft.testing.TestProject;
import java.util.ArrayList;
import java.util.List;
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
        project.sql().transaction(transaction -> {
            Sorts.ALL.forEach(
                    sort -> transaction.dsl().execute("truncate " + project.schema() + "." + sort.name() + " cascade"));
            Sorts.ALL.forEach(sort ->
                    world.all(sort).forEach(thing -> transaction.dsl().execute(insertion(thing), values(thing))));
            for (Pair pair : world.hung()) {
                transaction
                        .dsl()
                        .execute(
                                "insert into " + project.schema() + ".works_rooms (work_id, room_id) values (?, ?)",
                                pair.work(),
                                pair.room());
            }
        });
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
