package dev.weft.resolvers.write;

import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.resolvers.plan.FilterReader;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.plan.ReadLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads an {@code onConflict} argument. */
final class ConflictReader {
    private static final String PRIMARY = "PRIMARY";
    private static final String FIELDS = "fields";
    private static final String OPS = "ops";
    private static final String WHERE = "where";
    private static final String UPDATE = "UPDATE";

    private final Reading reading;
    private final CollectionModel collection;
    private final ArgumentPath path;

    ConflictReader(Reading reading, CollectionModel collection, ArgumentPath path) {
        this.reading = reading;
        this.collection = collection;
        this.path = path;
    }

    /** Null where there is none: then a row that is there already is an error. */
    @Nullable
    Conflict read(@Nullable Object given) {
        if (!(given instanceof Map<?, ?> members)) {
            return null;
        }
        List<Column> key = key((String) Objects.requireNonNull(members.get("key")));
        if (!UPDATE.equals(members.get("action"))) {
            return Conflict.ignore(key);
        }
        if (!collection.isPatchable()) {
            reading.findings()
                    .badInput(
                            "Rows of " + collection.typeName() + " cannot be changed: use action IGNORE",
                            path.child("action"),
                            List.of());
            return Conflict.ignore(key);
        }
        List<ColumnOp> ops = new OpsReader(collection, path.child(OPS), reading.findings()).read(members.get(OPS));
        List<Column> fields = fields((List<?>) members.get(FIELDS), ops);
        checkOps(key, ops);
        return fields != null && fields.isEmpty() && ops.isEmpty()
                ? Conflict.ignore(key)
                : new Conflict(key, true, fields, ops, where(members.get(WHERE)));
    }

    private List<Column> key(String name) {
        return name.equals(PRIMARY)
                ? List.of(collection.primaryKey())
                : collection.keys().stream()
                        .filter(key -> key.enumName().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .columns();
    }

    private @Nullable List<Column> fields(@Nullable List<?> names, List<ColumnOp> ops) {
        if (names == null) {
            return null;
        }
        List<Column> fields = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Column column = collection.column((String) names.get(i)).orElseThrow();
            ArgumentPath at = path.child(FIELDS).child(i);
            if (!column.writable()) {
                reading.findings()
                        .badInput("'" + column.apiName() + "' cannot be changed: leave it out", at, fields(column));
            } else if (ops.stream().anyMatch(op -> op.column().equals(column))) {
                reading.findings().badInput(OpsRules.twice(column, FIELDS), at, fields(column));
            } else if (!fields.contains(column)) {
                fields.add(column);
            }
        }
        return fields;
    }

    private void checkOps(List<Column> key, List<ColumnOp> ops) {
        for (ColumnOp op : ops) {
            Column column = op.column();
            if (key.contains(column)) {
                reading.findings()
                        .badInput(
                                "'" + column.apiName() + "' is part of the key, which stays as it is",
                                path.child(OPS).child(column.apiName()),
                                fields(column));
            }
        }
    }

    private static List<String> fields(Column column) {
        return List.of(column.apiName());
    }

    private Predicate where(@Nullable Object filter) {
        try {
            return FilterReader.read(
                    reading.model(),
                    collection,
                    filter,
                    ReadLimits.DEFAULT,
                    path.child(WHERE).names());
        } catch (ApiException refusal) {
            reading.findings().add(refusal);
            return Predicate.ALWAYS;
        }
    }
}
