package dev.weft.schema;

import static dev.weft.schema.TypeCollector.listOf;
import static dev.weft.schema.TypeCollector.ref;
import static dev.weft.schema.TypeCollector.required;
import static graphql.Scalars.GraphQLInt;
import static graphql.Scalars.GraphQLString;

import dev.weft.model.CollectionModel;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputType;
import org.jspecify.annotations.Nullable;

/** A connection field with its arguments: the same at the root and on a relation. */
final class ListArguments {
    private ListArguments() {}

    static GraphQLFieldDefinition.Builder field(String name, CollectionModel rows) {
        String type = rows.typeName();
        return TypeCollector.field(name, required(ref(TypeNames.connection(type))))
                .argument(argument("filter", ref(TypeNames.filter(type)), null))
                .argument(argument("search", GraphQLString, "Words to find in the collection's text fields."))
                .argument(argument("orderBy", listOf(ref(TypeNames.orderBy(type))), "Precedence is the list's order."))
                .argument(argument(
                        "distinctOn",
                        listOf(ref(TypeNames.fieldEnum(type))),
                        "Of rows that are equal in these fields, the first in the list's order."))
                .argument(argument("first", GraphQLInt, "How many rows from the start, or after the cursor."))
                .argument(argument("after", GraphQLString, null))
                .argument(argument("last", GraphQLInt, "How many rows from the end, or before the cursor."))
                .argument(argument("before", GraphQLString, null))
                .argument(argument("offset", GraphQLInt, "Rows to skip; only with first."));
    }

    private static GraphQLArgument argument(String name, GraphQLInputType type, @Nullable String description) {
        return GraphQLArgument.newArgument()
                .name(name)
                .type(type)
                .description(description)
                .build();
    }
}
