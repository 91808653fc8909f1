package dev.weft.resolvers.write;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.RelationEnd;
import dev.weft.resolvers.write.NestedWrite.Which;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what an input or a patch does to one relation of its row. */
final class NestedReader {
    private static final String CREATE = "create";
    private static final String CONNECT = "connect";
    private static final String UPSERT = "upsert";
    private static final String UPDATE = "update";
    private static final String DISCONNECT = "disconnect";
    private static final String DELETE = "delete";
    private static final String SET = "set";
    private static final String ON_CONFLICT = "onConflict";

    private final Reading reading;
    private final RelationEnd relation;
    private final CollectionModel target;
    private final ArgumentPath path;
    private final int depth;
    private final List<NestedWrite> writes = new ArrayList<>();

    /**
     * @param path of the relation in the arguments
     * @param depth of the input or patch that has it
     */
    NestedReader(Reading reading, RelationEnd relation, ArgumentPath path, int depth) {
        this.reading = reading;
        this.relation = relation;
        this.target = reading.model().collection(relation.target());
        this.path = path;
        this.depth = depth;
    }

    /** Whether {@code author: null} or {@code author: {disconnect: true}} was given. */
    static boolean empties(@Nullable Object reference) {
        return reference == null || Boolean.TRUE.equals(members(reference).get(DISCONNECT));
    }

    List<NestedWrite> read(@Nullable Object given) {
        if (relation.isToMany()) {
            readMany(given);
        } else {
            readOne(given);
        }
        return writes;
    }

    private void readOne(@Nullable Object given) {
        if (empties(given)) {
            disconnectIt(given == null ? path : path.child(DISCONNECT));
            return;
        }
        Map<String, Object> members = members(given);
        if (members.get(CREATE) != null) {
            create(members.get(CREATE), path.child(CREATE));
        } else if (members.get(CONNECT) != null) {
            connect(members.get(CONNECT), path.child(CONNECT));
        } else if (members.get(UPSERT) != null) {
            upsert(members.get(UPSERT), path.child(UPSERT));
        } else if (members.get(UPDATE) != null) {
            updateIt(members.get(UPDATE), path.child(UPDATE));
        } else if (Boolean.TRUE.equals(members.get(DELETE))) {
            deleteIt(path.child(DELETE));
        }
    }

    private void readMany(@Nullable Object given) {
        if (given == null) {
            reading.findings()
                    .badInput(
                            "'" + relation.apiName() + "' says what to do with rows and cannot be null: leave it out",
                            path,
                            List.of(relation.apiName()));
            return;
        }
        Map<String, Object> members = members(given);
        replace(members.get(SET), path.child(SET));
        each(members, DISCONNECT, this::disconnect);
        each(members, DELETE, this::delete);
        each(members, CONNECT, this::connect);
        each(members, UPDATE, this::update);
        each(members, UPSERT, this::upsert);
        each(members, CREATE, this::create);
    }

    private void each(Map<String, Object> members, String name, BiConsumer<Object, ArgumentPath> read) {
        Object elements = members.get(name);
        if (elements != null) {
            ArgumentPath at = path.child(name);
            int index = 0;
            for (Object element : (List<?>) elements) {
                read.accept(element, at.child(index++));
            }
        }
    }

    private void create(@Nullable Object input, ArgumentPath at) {
        if (reading.admits(1, at) && reading.reaches(depth + 1, at)) {
            RowChanges row = new ChangeReader(reading, target, at, depth + 1).ofNewRow(members(input), theirKey());
            writes.add(new NestedWrite.Create(relation, row));
        }
    }

    private void upsert(@Nullable Object upsert, ArgumentPath at) {
        if (reading.admits(1, at) && reading.reaches(depth + 1, at)) {
            Map<String, Object> members = members(upsert);
            ArgumentPath input = at.child("input");
            RowChanges row = new ChangeReader(reading, target, input, depth + 1)
                    .ofNewRow(members(members.get("input")), theirKey());
            Conflict conflict =
                    new ConflictReader(reading, target, at.child(ON_CONFLICT)).read(members.get(ON_CONFLICT));
            writes.add(new NestedWrite.Upsert(relation, row, Objects.requireNonNull(conflict)));
        }
    }

    private void update(@Nullable Object update, ArgumentPath at) {
        if (reading.admits(1, at) && reading.reaches(depth + 1, at)) {
            RowUpdate read = new BulkPlanner(reading, target, depth + 1, theirKey()).update(members(update), at);
            Which which = switch (read.target()) {
                case RowUpdate.Target.ByKey(Object key) -> new Which.Named(new RowKey.ById(key, at.names()));
                case RowUpdate.Target.ByFilter(var filter, int most) -> new Which.Found(filter, most);
            };
            NestedWrite.Change change = new NestedWrite.Change(read.changes(), read.ops(), read.ifVersion());
            writes.add(new NestedWrite.Update(relation, which, change, at));
        }
    }

    private void connect(@Nullable Object key, ArgumentPath at) {
        remember(key(key, at), found -> new NestedWrite.Connect(relation, found, at));
    }

    private void disconnect(@Nullable Object key, ArgumentPath at) {
        if (mayLeave(at)) {
            remember(key(key, at), found -> new NestedWrite.Disconnect(relation, found, at));
        }
    }

    private void delete(@Nullable Object key, ArgumentPath at) {
        remember(key(key, at), found -> new NestedWrite.Delete(relation, found, at));
    }

    private void disconnectIt(ArgumentPath at) {
        if (mayLeave(at)) {
            writes.add(new NestedWrite.Disconnect(relation, null, at));
        }
    }

    private void updateIt(@Nullable Object patch, ArgumentPath at) {
        if (reading.admits(1, at) && reading.reaches(depth + 1, at)) {
            ChangeReader reader = new ChangeReader(reading, target, at, depth + 1);
            RowChanges changes = reader.ofOldRow(members(patch), theirKey());
            writes.add(new NestedWrite.Update(
                    relation, new Which.TheOne(), new NestedWrite.Change(changes, List.of(), null), at));
        }
    }

    private void deleteIt(ArgumentPath at) {
        if (relation instanceof RelationEnd.ToOne one && one.key().notNull()) {
            reading.findings()
                    .invalid(
                            "'" + relation.apiName() + "' is required, so the row behind it cannot be deleted:"
                                    + " connect another one first",
                            at,
                            relation.apiName());
        } else {
            writes.add(new NestedWrite.Delete(relation, null, at));
        }
    }

    private void replace(@Nullable Object keys, ArgumentPath at) {
        if (keys == null) {
            return;
        }
        List<RowKey> found = new ArrayList<>();
        for (Object key : (List<?>) keys) {
            RowKey one = key(key, at.child(found.size()));
            if (one == null) {
                return;
            }
            found.add(one);
        }
        writes.add(new NestedWrite.Replace(relation, found, at));
    }

    private @Nullable RowKey key(@Nullable Object given, ArgumentPath at) {
        return reading.admits(1, at)
                ? reading.keys().key(target, members(given), at).orElse(null)
                : null;
    }

    private void remember(@Nullable RowKey key, Function<RowKey, NestedWrite> write) {
        if (key != null) {
            writes.add(write.apply(key));
        }
    }

    /** A row that needs the one that it refers to cannot be without. */
    private boolean mayLeave(ArgumentPath at) {
        Column key = theirKey();
        if (key == null || !key.notNull()) {
            return true;
        }
        reading.findings()
                .invalid(
                        "Rows of " + target.typeName() + " need their '" + key.apiName()
                                + "', so they cannot be disconnected: delete them or connect them to another row",
                        at,
                        relation.apiName());
        return false;
    }

    /** The foreign key of the other rows that makes the relation; null where it is not theirs. */
    private @Nullable Column theirKey() {
        return switch (relation) {
            case RelationEnd.ToMany many -> many.key();
            case RelationEnd.InverseOne one -> one.key();
            case RelationEnd.ToOne _, RelationEnd.ManyToMany _ -> null;
        };
    }

    /** GraphQL has coerced it to an input object. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> members(@Nullable Object given) {
        return (Map<String, Object>) Objects.requireNonNull(given);
    }
}
