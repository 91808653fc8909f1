package dev.weft.resolvers.write;

import dev.weft.catalog.DefaultValue;
import dev.weft.catalog.DefaultValue.Function;
import dev.weft.catalog.DefaultValue.Generated;
import dev.weft.catalog.PolicyAction;
import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.model.CollectionRights.Reach;
import dev.weft.model.Column;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import dev.weft.resolvers.write.RowChanges.Assignment;
import dev.weft.resolvers.write.RowChanges.By;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the members of one input or patch. */
final class ChangeReader {
    private final Reading reading;
    private final ProjectModel model;
    private final CollectionModel collection;
    private final ArgumentPath path;
    private final int depth;
    private final Findings findings;
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<NestedWrite> nested = new ArrayList<>();

    ChangeReader(Reading reading, CollectionModel collection, ArgumentPath path) {
        this(reading, collection, path, 0);
    }

    /**
     * @param depth how deep the input is nested in others
     */
    ChangeReader(Reading reading, CollectionModel collection, ArgumentPath path, int depth) {
        this.reading = reading;
        this.model = reading.model();
        this.collection = collection;
        this.path = path;
        this.depth = depth;
        this.findings = reading.findings();
    }

    RowChanges ofNewRow(Map<String, Object> input) {
        return ofNewRow(input, null);
    }

    /**
     * @param byParent the foreign key that gets its value from the row which this one is nested in; null for none
     */
    RowChanges ofNewRow(Map<String, Object> input, @Nullable Column byParent) {
        Optional<UUID> author = reading.author();
        Object given = input.get(collection.primaryKey().apiName());
        if (given != null) {
            assignments.add(new Assignment(collection.primaryKey(), given));
        }
        Set<String> preset = preset(input, byParent);
        for (Column column : collection.columns()) {
            if (column.writable()
                    && !isGiven(column, input)
                    && !column.equals(byParent)
                    && !preset.contains(column.name())) {
                fillIn(column, author);
            }
        }
        author.flatMap(_ -> collection.columnNamed(CollectionModel.CREATED_BY))
                .ifPresent(column -> assignments.add(new Assignment(column, author.orElseThrow(), By.SERVER)));
        return given(input, byParent);
    }

    /** Takes what policies set, and tells in which columns. */
    private Set<String> preset(Map<String, Object> input, @Nullable Column byParent) {
        Set<String> given = new HashSet<>();
        for (Column column : collection.columns()) {
            if (isGiven(column, input) || column.equals(byParent)) {
                given.add(column.catalogName());
            }
        }
        Set<String> names = new HashSet<>();
        try {
            reading.rights().of(collection).presets(PolicyAction.CREATE, given).forEach(preset -> {
                assignments.add(preset);
                names.add(preset.column().name());
            });
        } catch (ApiException refusal) {
            findings.add(refusal);
            collection.columns().forEach(column -> names.add(column.name()));
        }
        return names;
    }

    RowChanges ofOldRow(Map<String, Object> patch) {
        return ofOldRow(patch, null);
    }

    /**
     * @param byParent the foreign key by which the row belongs to the one that the patch is nested in; null for none
     */
    RowChanges ofOldRow(Map<String, Object> patch, @Nullable Column byParent) {
        return given(patch, byParent);
    }

    private RowChanges given(Map<String, Object> members, @Nullable Column byParent) {
        if (byParent != null && isGiven(byParent, members)) {
            findings.badInput(
                    "'" + byParent.apiName() + "' follows from the row that this one is nested in: leave it out",
                    path.child(byParent.apiName()),
                    List.of(byParent.apiName()));
            return new RowChanges(path, assignments, nested);
        }
        for (Column column : collection.columns()) {
            if (column.writable() && members.containsKey(column.apiName())) {
                readColumn(column, members.get(column.apiName()));
            }
        }
        for (RelationEnd relation : collection.relations()) {
            if (members.containsKey(relation.apiName())) {
                readRelation(relation, members);
            }
        }
        return new RowChanges(path, assignments, nested);
    }

    private void readColumn(Column column, @Nullable Object value) {
        ArgumentPath at = path.child(column.apiName());
        switch (column.kind()) {
            case FIELD -> assign(column, value, at);
            case REFERENCE -> readForeignKey(column, value, at);
            case PRIMARY_KEY, SYSTEM -> throw new IllegalArgumentException("not writable: " + column.apiName());
        }
    }

    private void readForeignKey(Column column, @Nullable Object value, ArgumentPath at) {
        RelationEnd.ToOne relation = RowKeyReader.toOne(collection, column);
        if (value == null) {
            assign(column, null, at);
        } else {
            reading.keys()
                    .id(model.collection(relation.target()), value, at, List.of(column.apiName()))
                    .ifPresent(key -> assignments.add(new Assignment(column, key)));
        }
    }

    private void assign(Column column, @Nullable Object value, ArgumentPath at) {
        if (value == null && column.notNull()) {
            findings.invalid("Field '" + column.apiName() + "' is required and cannot be null", at, column.apiName());
        } else {
            if (value != null) {
                FieldRules.check(column, value, at, findings);
            }
            assignments.add(new Assignment(column, value));
        }
    }

    private void readRelation(RelationEnd relation, Map<String, Object> members) {
        switch (relation) {
            case RelationEnd.ToOne toOne -> readReference(toOne, members);
            case RelationEnd.ManyToMany _, RelationEnd.InverseOne _, RelationEnd.ToMany _ ->
                readNested(relation, members);
        }
    }

    private void readNested(RelationEnd relation, Map<String, Object> members) {
        ArgumentPath at = path.child(relation.apiName());
        nested.addAll(new NestedReader(reading, relation, at, depth).read(members.get(relation.apiName())));
    }

    private void readReference(RelationEnd.ToOne relation, Map<String, Object> members) {
        ArgumentPath at = path.child(relation.apiName());
        if (members.containsKey(relation.key().apiName())) {
            String key = relation.key().apiName();
            findings.badInput(
                    "Give either '" + key + "' or '" + relation.apiName() + "', not both",
                    at,
                    List.of(key, relation.apiName()));
        } else if (NestedReader.empties(members.get(relation.apiName()))) {
            assign(relation.key(), null, at);
        } else {
            readNested(relation, members);
        }
    }

    /** What a new row gets in a column that the caller leaves out; the database fills in what it knows itself. */
    private void fillIn(Column column, Optional<UUID> author) {
        DefaultValue defaultValue =
                column.field() == null ? null : column.field().defaultValue();
        boolean byAuthor = defaultValue instanceof Generated(Function function) && function == Function.CURRENT_USER;
        if (byAuthor && author.isPresent()) {
            assignments.add(new Assignment(column, author.get(), By.SERVER));
        } else if (column.notNull() && (defaultValue == null || byAuthor)) {
            ArgumentPath at = path.child(column.apiName());
            if (collection.rights().reads(column) == Reach.NOWHERE
                    && !collection.rights().writes(PolicyAction.CREATE, column.catalogName())) {
                findings.add(new ApiException(
                        Forbidden.action(collection, PolicyAction.CREATE).at(path.names())));
            } else {
                findings.invalid("Field '" + column.apiName() + "' is required: give it a value", at, column.apiName());
            }
        }
    }

    private boolean isGiven(Column column, Map<String, Object> members) {
        return members.containsKey(column.apiName())
                || (column.kind() == Column.Kind.REFERENCE
                        && members.containsKey(
                                RowKeyReader.toOne(collection, column).apiName()));
    }
}
