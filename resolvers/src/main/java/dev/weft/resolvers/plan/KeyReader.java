package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.GlobalId;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import dev.weft.model.UniqueKey;
import dev.weft.resolvers.plan.Predicate.And;
import dev.weft.resolvers.plan.Predicate.Compare;
import dev.weft.resolvers.plan.Predicate.Comparison;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what names one row: ids, and the {@code key} argument with its one member. */
public final class KeyReader {
    private final ProjectModel model;

    public KeyReader(ProjectModel model) {
        this.model = model;
    }

    /** The condition that a key input of the collection puts on its rows. */
    public Predicate read(CollectionModel collection, @Nullable Object key) {
        return read(collection, key, InputPath.of("key"));
    }

    private Predicate read(CollectionModel collection, @Nullable Object key, InputPath path) {
        Map.Entry<?, ?> member =
                ((Map<?, ?>) path.require(key)).entrySet().iterator().next();
        String name = (String) member.getKey();
        InputPath at = path.child(name);
        Object value = at.require(member.getValue());
        return switch (name) {
            case "id" -> equal(collection.primaryKey(), id(collection, value, at));
            case "rowId" -> equal(collection.primaryKey(), value);
            default -> unique(collection, key(collection, name, at), value, at);
        };
    }

    private static UniqueKey key(CollectionModel collection, String name, InputPath at) {
        return collection.key(name).orElseThrow(() -> at.refuse("is no key of " + collection.typeName()));
    }

    private Predicate unique(CollectionModel collection, UniqueKey key, Object value, InputPath at) {
        if (key.columns().size() == 1) {
            return column(collection, key.columns().getFirst(), value, at);
        }
        Map<?, ?> values = (Map<?, ?>) value;
        return new And(key.columns().stream()
                .map(column -> column(collection, column, values.get(column.apiName()), at.child(column.apiName())))
                .toList());
    }

    private Predicate column(CollectionModel collection, Column column, @Nullable Object value, InputPath at) {
        Object given = at.require(value);
        return equal(
                column, column.kind() == Column.Kind.REFERENCE ? id(target(collection, column), given, at) : given);
    }

    private CollectionModel target(CollectionModel collection, Column column) {
        for (RelationEnd relation : collection.relations()) {
            if (relation instanceof RelationEnd.ToOne toOne && toOne.key().equals(column)) {
                return model.collection(toOne.target());
            }
        }
        throw new IllegalStateException("nothing refers by " + column.name());
    }

    /** The raw key of a row from its global id or its raw key. */
    static Object id(CollectionModel collection, @Nullable Object id, InputPath at) {
        return GlobalId.keyOf(collection, (String) at.require(id))
                .orElseThrow(() -> at.refuse("is no id" + named(collection)));
    }

    /** A collection that is hidden from the caller has no name. */
    private static String named(CollectionModel collection) {
        return collection.rights().any() ? " of " + collection.typeName() : "";
    }

    private static Predicate equal(Column column, Object value) {
        return new Compare(new Operand.OfColumn(column), Comparison.EQ, value);
    }
}
