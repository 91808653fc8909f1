package dev.weft.schema;

import static dev.weft.schema.TypeCollector.input;
import static dev.weft.schema.TypeCollector.inputField;
import static dev.weft.schema.TypeCollector.listOf;
import static dev.weft.schema.TypeCollector.oneOf;
import static dev.weft.schema.TypeCollector.ref;
import static dev.weft.schema.TypeCollector.required;
import static graphql.Scalars.GraphQLID;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.Names;
import dev.weft.model.UniqueKey;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import java.util.ArrayList;
import java.util.List;

/** How rows of a collection are chosen: filters, orders, keys. */
final class ReadInputs {
    private ReadInputs() {}

    static List<GraphQLInputObjectType> of(CollectionModel collection) {
        List<GraphQLInputObjectType> inputs = new ArrayList<>();
        inputs.add(filter(collection));
        inputs.add(orderBy(collection));
        inputs.add(key(collection));
        collection.keys().stream()
                .filter(key -> key.columns().size() > 1)
                .forEach(key -> inputs.add(compositeKey(collection, key)));
        return inputs;
    }

    private static GraphQLInputObjectType filter(CollectionModel collection) {
        String name = TypeNames.filter(collection.typeName());
        GraphQLInputObjectType.Builder type = input(name)
                .field(inputField("and", listOf(ref(name)), "True for an empty list."))
                .field(inputField("or", listOf(ref(name)), "False for an empty list."))
                .field(inputField("not", ref(name)))
                .field(inputField("id", SharedFilters.ID, "Global ids or raw keys."));
        collection
                .columns()
                .forEach(column -> type.field(
                        inputField(column.apiName(), ColumnTypes.filter(collection, column), column.label())));
        return type.build();
    }

    private static GraphQLInputObjectType orderBy(CollectionModel collection) {
        GraphQLInputObjectType.Builder type = oneOf(TypeNames.orderBy(collection.typeName()))
                .description("Exactly one member per list element, so precedence is the list's order.");
        collection.columns().stream()
                .filter(Column::sortable)
                .forEach(column -> type.field(inputField(column.apiName(), SharedTypes.SORT_DIRECTION)));
        return type.build();
    }

    private static GraphQLInputObjectType key(CollectionModel collection) {
        GraphQLInputObjectType.Builder type = oneOf(TypeNames.key(collection.typeName()))
                .description("Exactly one key of a row.")
                .field(inputField("id", GraphQLID))
                .field(inputField("rowId", keyInput(collection, collection.primaryKey())));
        collection.keys().forEach(key -> type.field(inputField(key.memberName(), keyType(collection, key))));
        return type.build();
    }

    private static GraphQLInputType keyType(CollectionModel collection, UniqueKey key) {
        return key.columns().size() == 1
                ? keyInput(collection, key.columns().getFirst())
                : ref(compositeName(collection, key));
    }

    private static GraphQLInputObjectType compositeKey(CollectionModel collection, UniqueKey key) {
        GraphQLInputObjectType.Builder type = input(compositeName(collection, key));
        key.columns()
                .forEach(column -> type.field(inputField(column.apiName(), required(keyInput(collection, column)))));
        return type.build();
    }

    /** Name of the input of a composite key, e.g. {@code ArticleSlugLocaleKey}. */
    static String compositeName(CollectionModel collection, UniqueKey key) {
        return collection.typeName() + Names.capitalise(key.memberName()) + "Key";
    }

    private static GraphQLInputType keyInput(CollectionModel collection, Column column) {
        return ColumnTypes.input(collection, column);
    }
}
