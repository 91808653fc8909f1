package dev.weft.policy;

import dev.weft.catalog.CollectionId;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.Names;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes conditions anew with other names. What is no condition stays as it is: it is refused elsewhere. */
final class ConditionNames {
    private final Map<CollectionId, CollectionModel> collections;
    private final Renames renames;

    /**
     * @param before the model that the conditions were written for
     */
    ConditionNames(ProjectModel before, Renames renames) {
        this.collections =
                before.collections().stream().collect(Collectors.toMap(CollectionModel::id, Function.identity()));
        this.renames = renames;
    }

    Map<String, Object> of(CollectionId collection, Map<String, Object> condition) {
        CollectionModel model = collections.get(collection);
        return model == null ? condition : members(condition, (name, value) -> member(model, name, value), model);
    }

    @Nullable
    Object preset(CollectionId collection, String name, @Nullable Object value) {
        CollectionModel model = collections.get(collection);
        return model == null
                ? value
                : model.columns().stream()
                        .filter(column -> column.catalogName().equals(name))
                        .findFirst()
                        .map(column -> PolicyNames.replaced(options(column), value))
                        .orElse(value);
    }

    private Map<String, Object> members(
            Map<?, ?> object, BiFunction<String, @Nullable Object, @Nullable Object> value, CollectionModel model) {
        Map<String, @Nullable Object> renamed = new LinkedHashMap<>();
        object.forEach((name, old) ->
                renamed.put(renames.member(model.id(), String.valueOf(name)), value.apply(String.valueOf(name), old)));
        return renamed;
    }

    private @Nullable Object condition(CollectionModel collection, @Nullable Object json) {
        return json instanceof Map<?, ?> object
                ? members(object, (name, value) -> member(collection, name, value), collection)
                : json;
    }

    private @Nullable Object member(CollectionModel collection, String name, @Nullable Object value) {
        return switch (name) {
            case "and", "or" -> each(value, one -> condition(collection, one));
            case "not" -> condition(collection, value);
            case "compare" -> each(value, one -> changed(one, List.of("left", "right"), collection));
            default -> named(collection, name, value);
        };
    }

    private @Nullable Object named(CollectionModel collection, String name, @Nullable Object value) {
        Optional<Column> column = collection.column(name);
        if (column.isPresent()) {
            return operators(options(column.get()), value);
        }
        return collection
                .relation(name)
                .map(relation -> related(relation, value))
                .orElse(value);
    }

    private Map<String, String> options(Column column) {
        return column.field() == null
                ? Map.of()
                : renames.options().getOrDefault(column.field().id(), Map.of());
    }

    private static @Nullable Object operators(Map<String, String> options, @Nullable Object value) {
        return options.isEmpty() ? value : each(value, (_, operand) -> PolicyNames.replaced(options, operand));
    }

    private @Nullable Object related(RelationEnd relation, @Nullable Object value) {
        CollectionModel target = collections.get(relation.target());
        if (target == null) {
            return value;
        }
        return relation.isToMany()
                ? each(value, (quantity, inside) -> many(target, quantity, inside))
                : condition(target, value);
    }

    private @Nullable Object many(CollectionModel target, String quantity, @Nullable Object inside) {
        return switch (quantity) {
            case "some", "every", "none" -> condition(target, inside);
            case "aggregate" -> each(inside, one -> figure(target, one));
            default -> inside;
        };
    }

    private @Nullable Object figure(CollectionModel target, @Nullable Object figure) {
        return each(
                changed(figure, List.of("field"), target),
                (name, value) -> name.equals("filter") ? condition(target, value) : value);
    }

    /** Members whose values are names of columns, as the enum of them spells those. */
    private @Nullable Object changed(@Nullable Object json, List<String> members, CollectionModel collection) {
        Map<String, String> values = renames.members().getOrDefault(collection.id(), Map.of()).entrySet().stream()
                .collect(Collectors.toMap(
                        names -> Names.screamingSnake(names.getKey()),
                        names -> Names.screamingSnake(names.getValue()),
                        (a, _) -> a));
        return each(json, (name, value) -> members.contains(name) ? PolicyNames.replaced(values, value) : value);
    }

    private static @Nullable Object each(
            @Nullable Object json, BiFunction<String, @Nullable Object, @Nullable Object> change) {
        if (!(json instanceof Map<?, ?> object)) {
            return json;
        }
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        object.forEach((name, value) -> changed.put(String.valueOf(name), change.apply(String.valueOf(name), value)));
        return changed;
    }

    private static @Nullable Object each(@Nullable Object json, Function<@Nullable Object, @Nullable Object> change) {
        if (!(json instanceof List<?> items)) {
            return change.apply(json);
        }
        List<@Nullable Object> changed = new java.util.ArrayList<>();
        items.forEach(item -> changed.add(change.apply(item)));
        return changed;
    }
}
