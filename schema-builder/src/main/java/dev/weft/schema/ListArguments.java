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
    /** They name no collection, so all lists of all schemas share them. */
    private static final GraphQLArgument SEARCH =
            argument("search", GraphQLString, "Words to find in the collection's text fields.");

    private static final GraphQLArgument FIRST =
            argument("first", GraphQLInt, "How many rows from the start, or after the cursor.");
    private static final GraphQLArgument AFTER = argument("after", GraphQLString, null);
    private static final GraphQLArgument LAST =
            argument("last", GraphQLInt, "How many rows from the end, or before the cursor.");
    private static final GraphQLArgument BEFORE = argument("before", GraphQLString, null);
    private static final GraphQLArgument OFFSET = argument("offset", GraphQLInt, "Rows to skip; only with first.");

    private ListArguments() {}

    static GraphQLFieldDefinition.Builder field(String name, CollectionModel rows) {
        String type = rows.typeName();
        GraphQLFieldDefinition.Builder field = TypeCollector.field(name, required(ref(TypeNames.connection(type))))
                .argument(argument("filter", ref(TypeNames.filter(type)), null));
        if (rows.rights().unrestricted() || rows.isSearchable()) {
            field.argument(SEARCH);
        }
        return rows.rights().mayList() ? paged(field, type) : field;
    }

    /** What only those need who see the rows, not their figures alone. */
    private static GraphQLFieldDefinition.Builder paged(GraphQLFieldDefinition.Builder field, String type) {
        return field.argument(
                        argument("orderBy", listOf(ref(TypeNames.orderBy(type))), "Precedence is the list's order."))
                .argument(argument(
                        "distinctOn",
                        listOf(ref(TypeNames.fieldEnum(type))),
                        "Of rows that are equal in these fields, the first in the list's order."))
                .argument(FIRST)
                .argument(AFTER)
                .argument(LAST)
                .argument(BEFORE)
                .argument(OFFSET);
    }

    private static GraphQLArgument argument(String name, GraphQLInputType type, @Nullable String description) {
        return GraphQLArgument.newArgument()
                .name(name)
                .type(type)
                .description(description)
                .build();
    }
}
