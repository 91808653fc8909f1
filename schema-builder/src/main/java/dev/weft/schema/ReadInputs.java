package dev.weft.schema;

import static dev.weft.schema.TypeCollector.input;
import static dev.weft.schema.TypeCollector.inputField;
import static dev.weft.schema.TypeCollector.oneOf;
import static dev.weft.schema.TypeCollector.ref;
import static dev.weft.schema.TypeCollector.required;
import static graphql.Scalars.GraphQLID;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.Names;
import dev.weft.model.ProjectModel;
import dev.weft.model.UniqueKey;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNamedType;
import java.util.ArrayList;
import java.util.List;

/** How rows of a collection are chosen: filters, orders, keys, and the names of its columns. */
final class ReadInputs {
    private ReadInputs() {}

    static List<GraphQLNamedType> of(ProjectModel project, CollectionModel collection) {
        List<GraphQLNamedType> inputs = new ArrayList<>();
        inputs.add(fieldEnum(collection));
        inputs.addAll(new FilterInputs(project, collection).all());
        inputs.addAll(new OrderInputs(project, collection).all());
        inputs.add(key(collection));
        collection.readableKeys().stream()
                .filter(key -> key.columns().size() > 1)
                .forEach(key -> inputs.add(compositeKey(collection, key)));
        return inputs;
    }

    /** The columns by name, for arguments that choose among them. A value stands for the column's API name. */
    static GraphQLEnumType fieldEnum(CollectionModel collection) {
        GraphQLEnumType.Builder type = GraphQLEnumType.newEnum().name(TypeNames.fieldEnum(collection.typeName()));
        collection
                .readable()
                .forEach(column -> type.value(GraphQLEnumValueDefinition.newEnumValueDefinition()
                        .name(Names.screamingSnake(column.apiName()).intern())
                        .value(column.apiName())
                        .description(column.description())
                        .build()));
        return type.build();
    }

    private static GraphQLInputObjectType key(CollectionModel collection) {
        GraphQLInputObjectType.Builder type = oneOf(TypeNames.key(collection.typeName()))
                .description("Exactly one key of a row.")
                .field(inputField("id", GraphQLID))
                .field(inputField("rowId", keyInput(collection, collection.primaryKey())));
        collection.readableKeys().forEach(key -> type.field(inputField(key.memberName(), keyType(collection, key))));
        return type.build();
    }

    private static GraphQLInputType keyType(CollectionModel collection, UniqueKey key) {
        return key.columns().size() == 1
                ? keyInput(collection, key.columns().getFirst())
                : ref(compositeName(collection.typeName(), key.memberName()));
    }

    private static GraphQLInputObjectType compositeKey(CollectionModel collection, UniqueKey key) {
        GraphQLInputObjectType.Builder type = input(compositeName(collection.typeName(), key.memberName()));
        key.columns()
                .forEach(column -> type.field(inputField(column.apiName(), required(keyInput(collection, column)))));
        return type.build();
    }

    /** Name of the input of a composite key, e.g. {@code ArticleSlugLocaleKey}. */
    static String compositeName(String type, String memberName) {
        return type + Names.capitalise(memberName) + "Key";
    }

    private static GraphQLInputType keyInput(CollectionModel collection, Column column) {
        return ColumnTypes.input(collection, column);
    }
}
