package dev.weft.schema;

import static dev.weft.schema.TypeCollector.input;
import static dev.weft.schema.TypeCollector.inputField;
import static dev.weft.schema.TypeCollector.listOf;
import static dev.weft.schema.TypeCollector.ref;
import static dev.weft.schema.TypeCollector.required;
import static graphql.Scalars.GraphQLID;
import static graphql.Scalars.GraphQLInt;
import static graphql.Scalars.GraphQLString;

import dev.weft.catalog.PolicyAction;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNamedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How rows that are there are changed: by operations on their values, one of many, or by a new row that meets them. */
final class ChangeInputs {
    /** They name no collection, so the updates of all schemas share them. */
    private static final GraphQLInputObjectField ID = inputField("id", GraphQLID);

    private static final GraphQLInputObjectField IF_VERSION =
            inputField("ifVersion", GraphQLString, "The rowVersion that the row must have.");
    private static final GraphQLInputObjectField MAX_AFFECTED =
            usually(inputField("maxAffected", required(GraphQLInt), "How many rows it may find."), 1);

    private final CollectionModel collection;
    private final String type;

    ChangeInputs(CollectionModel collection) {
        this.collection = collection;
        this.type = collection.typeName();
    }

    List<GraphQLNamedType> all() {
        List<GraphQLNamedType> inputs = new ArrayList<>();
        if (collection.isPatchable()) {
            inputs.add(update());
            if (hasOps()) {
                inputs.add(ops());
                collection.writable(PolicyAction.UPDATE).stream()
                        .filter(ChangeInputs::hasOptions)
                        .forEach(column -> inputs.add(listOp(column)));
            }
        }
        if (collection.isUpsertable()) {
            inputs.add(keyName());
            inputs.add(onConflict());
        }
        return inputs;
    }

    /** Whether rows can be changed, and have something to operate on. */
    boolean hasOps() {
        return collection.isPatchable()
                && collection.writable(PolicyAction.UPDATE).stream()
                        .anyMatch(column -> op(column).isPresent());
    }

    private GraphQLInputObjectType ops() {
        GraphQLInputObjectType.Builder ops = input(TypeNames.ops(type))
                .description("Atomic operations on what fields hold when the row is written.");
        collection
                .writable(PolicyAction.UPDATE)
                .forEach(column -> op(column).ifPresent(op -> ops.field(inputField(column, op))));
        return ops.build();
    }

    private Optional<GraphQLInputType> op(Column column) {
        if (column.kind() != Column.Kind.FIELD) {
            return Optional.empty();
        }
        return switch (column.type()) {
            case INTEGER -> Optional.of(SharedOps.INT);
            case BIGINT -> Optional.of(SharedOps.BIG_INT);
            case NUMERIC -> Optional.of(SharedOps.DECIMAL);
            case FLOAT -> Optional.of(SharedOps.FLOAT);
            case DATE -> Optional.of(SharedOps.DATE);
            case DATE_TIME -> Optional.of(SharedOps.DATE_TIME);
            case TEXT_LIST -> Optional.of(SharedOps.STRING_LIST);
            case MULTI_SELECT -> Optional.of(ref(TypeNames.listOp(collection.enumName(column))));
            case JSON -> Optional.of(listOf(SharedOps.JSON));
            case TEXT, BOOLEAN, UUID, SELECT -> Optional.empty();
        };
    }

    private static boolean hasOptions(Column column) {
        return switch (column.type()) {
            case MULTI_SELECT -> true;
            case TEXT, INTEGER, BIGINT, NUMERIC, FLOAT, BOOLEAN, DATE, DATE_TIME, UUID, JSON, SELECT, TEXT_LIST ->
                false;
        };
    }

    private GraphQLInputObjectType listOp(Column column) {
        String options = collection.enumName(column);
        return SharedOps.list(TypeNames.listOp(options), ref(options));
    }

    private GraphQLInputObjectType update() {
        GraphQLInputObjectType.Builder update = input(TypeNames.update(type))
                .description("Changes of the row with this id, or of those that the filter finds.")
                .field(ID);
        boolean finds = collection.rights().mayList();
        if (finds) {
            update.field(inputField("filter", ref(TypeNames.filter(type)), "Instead of id."));
        }
        update.field(inputField("patch", ref(TypeNames.patch(type))));
        if (hasOps()) {
            update.field(inputField("ops", ref(TypeNames.ops(type))));
        }
        update.field(IF_VERSION);
        return finds ? update.field(MAX_AFFECTED).build() : update.build();
    }

    private GraphQLEnumType keyName() {
        GraphQLEnumType.Builder keys = GraphQLEnumType.newEnum()
                .name(TypeNames.keyName(type))
                .description("The keys by which a row can be the same as another.")
                .value("PRIMARY", "PRIMARY", "The rowId.");
        collection.readableKeys().forEach(key -> keys.value(key.enumName()));
        return keys.build();
    }

    private GraphQLInputObjectType onConflict() {
        boolean updates = collection.isPatchable();
        GraphQLInputObjectType.Builder conflict = input(TypeNames.onConflict(type))
                .description("What happens when a new row meets one with the same key.")
                .field(usually(inputField("key", required(ref(TypeNames.keyName(type)))), "PRIMARY"))
                .field(usually(
                        inputField("action", required(SharedOps.CONFLICT_ACTION)), updates ? "UPDATE" : "IGNORE"));
        if (updates) {
            conflict.field(inputField(
                    "fields",
                    listOf(ref(TypeNames.fieldEnum(type))),
                    "What is taken from the new row; every field supplied in input when absent."));
            if (hasOps()) {
                conflict.field(inputField("ops", ref(TypeNames.ops(type)), "On what the row that was there holds."));
            }
            conflict.field(
                    inputField("where", ref(TypeNames.filter(type)), "Which of the rows that were there are changed."));
        }
        return conflict.build();
    }

    private static GraphQLInputObjectField usually(GraphQLInputObjectField field, Object value) {
        return field.transform(builder -> builder.defaultValueProgrammatic(value));
    }
}
