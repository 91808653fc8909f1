package dev.weft.policy;

import dev.weft.access.CallerValue;
import dev.weft.catalog.CollectionId;
import dev.weft.catalog.PolicySpec;
import dev.weft.catalog.SelectOption;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.GlobalId;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import dev.weft.model.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the values that a policy sets, by the columns that they are set in. */
final class PresetReader {
    private static final String ROLE = "$role";

    private final ProjectModel model;
    private final CollectionModel collection;
    private final PolicySpec policy;

    PresetReader(ProjectModel model, CollectionModel collection, PolicySpec policy) {
        this.model = model;
        this.collection = collection;
        this.policy = policy;
    }

    Map<Column, @Nullable Object> read(Place at) {
        Map<Column, @Nullable Object> presets = new LinkedHashMap<>();
        policy.presets().forEach((name, json) -> {
            Place here = at.child(name);
            Column column = column(name, here);
            presets.put(column, value(column, json, here));
        });
        return presets;
    }

    private Column column(String name, Place at) {
        Optional<Column> found = collection.columns().stream()
                .filter(column -> column.catalogName().equals(name))
                .findFirst();
        if (found.isEmpty()) {
            throw at.refuse("is no field of '%s' and no relation with a key in it"
                    .formatted(collection.spec().name()));
        }
        if (!found.get().writable()) {
            throw at.refuse("is written by the system alone");
        }
        return found.get();
    }

    private @Nullable Object value(Column column, @Nullable Object json, Place at) {
        return switch (json) {
            case null -> {
                if (column.notNull()) {
                    throw at.refuse("is null, but the field is required");
                }
                yield null;
            }
            case String text when text.equals(ROLE) -> constant(column, policy.role(), at);
            case String text when text.startsWith("$$") -> constant(column, text.substring(1), at);
            case String text when text.startsWith("$") -> variable(column, text, at);
            default -> constant(column, json, at);
        };
    }

    private static CallerValue variable(Column column, String text, Place at) {
        return Variables.read(text, elementType(column), isList(column), at);
    }

    private Object constant(Column column, Object json, Place at) {
        if (column.kind() == Column.Kind.REFERENCE) {
            CollectionModel target = target(column);
            return GlobalId.keyOf(target, String.valueOf(json))
                    .orElseThrow(() -> at.refuse("holds what is no id of " + target.typeName()));
        }
        if (!isList(column)) {
            return one(column, json, at);
        }
        if (!(json instanceof List<?> items)) {
            throw at.refuse("expects a list");
        }
        List<Object> elements = new ArrayList<>();
        for (Object item : items) {
            Place here = at.child(elements.size());
            if (item == null) {
                throw here.refuse("is null");
            }
            elements.add(one(column, item, here));
        }
        return elements;
    }

    private static Object one(Column column, Object json, Place at) {
        Object value = ColumnValues.coerced(json, elementType(column), column.options());
        if (value == null) {
            throw at.refuse("expects %s, not %s".formatted(expected(column), Place.quoted(json)));
        }
        return value;
    }

    private static String expected(Column column) {
        return column.options().isEmpty()
                ? "a value of type " + elementType(column)
                : "one of " + column.options().stream().map(SelectOption::name).toList();
    }

    private static boolean isList(Column column) {
        return switch (column.type()) {
            case TEXT_LIST, MULTI_SELECT -> true;
            case TEXT, INTEGER, BIGINT, NUMERIC, FLOAT, BOOLEAN, DATE, DATE_TIME, UUID, JSON, SELECT -> false;
        };
    }

    private static ValueType elementType(Column column) {
        return switch (column.type()) {
            case TEXT_LIST -> ValueType.TEXT;
            case MULTI_SELECT -> ValueType.SELECT;
            case TEXT, INTEGER, BIGINT, NUMERIC, FLOAT, BOOLEAN, DATE, DATE_TIME, UUID, JSON, SELECT -> column.type();
        };
    }

    private CollectionModel target(Column key) {
        CollectionId target = collection.relations().stream()
                .filter(relation ->
                        relation instanceof RelationEnd.ToOne one && one.key().equals(key))
                .map(RelationEnd::target)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing refers by " + key.name()));
        return model.collection(target);
    }
}
