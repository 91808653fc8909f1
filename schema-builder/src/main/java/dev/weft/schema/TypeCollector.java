package dev.weft.schema;

import dev.weft.model.Column;
import graphql.Directives;
import graphql.Scalars;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers the types of one schema and what their fields do. Types that name a collection are never shared between schemas. */
final class TypeCollector {
    private final List<GraphQLNamedType> types = new ArrayList<>();
    private final GraphQLCodeRegistry.Builder code = GraphQLCodeRegistry.newCodeRegistry();
    private final Map<String, Map<String, Operation>> operations = new HashMap<>();
    private final Wiring wiring;
    private final FieldOperations fields;

    TypeCollector(Wiring wiring) {
        this.wiring = wiring;
        this.fields = new FieldOperations(wiring);
    }

    void add(GraphQLNamedType type) {
        types.add(type);
    }

    void addAll(List<? extends GraphQLNamedType> more) {
        types.addAll(more);
    }

    /** Leaves out the others. */
    void keep(List<GraphQLNamedType> some) {
        types.clear();
        types.addAll(some);
    }

    List<GraphQLNamedType> types() {
        return types;
    }

    GraphQLCodeRegistry.Builder code() {
        return code;
    }

    /** What the fields of the types do, by the names of type and field. */
    Map<String, Map<String, Operation>> operations() {
        return operations;
    }

    FieldOperations fields() {
        return fields;
    }

    Wiring wiring() {
        return wiring;
    }

    /** Adds the field to the type and says what it does. */
    void field(GraphQLObjectType.Builder type, String typeName, GraphQLFieldDefinition field, Operation operation) {
        type.field(field);
        operations.computeIfAbsent(typeName, _ -> new HashMap<>()).put(field.getName(), operation);
    }

    static GraphQLFieldDefinition.Builder field(String name, GraphQLOutputType type) {
        return GraphQLFieldDefinition.newFieldDefinition().name(name).type(type);
    }

    static GraphQLInputObjectField inputField(String name, GraphQLInputType type) {
        return GraphQLInputObjectField.newInputObjectField()
                .name(name)
                .type(type)
                .build();
    }

    static GraphQLInputObjectField inputField(String name, GraphQLInputType type, @Nullable String description) {
        return GraphQLInputObjectField.newInputObjectField()
                .name(name)
                .type(type)
                .description(description)
                .build();
    }

    /** A member that stands for a column. */
    static GraphQLInputObjectField inputField(Column column, GraphQLInputType type) {
        return GraphQLInputObjectField.newInputObjectField()
                .name(column.apiName())
                .type(type)
                .description(column.description())
                .build();
    }

    static GraphQLInputObjectType.Builder input(String name) {
        return GraphQLInputObjectType.newInputObject().name(name);
    }

    /** An input of which exactly one member is given. */
    static GraphQLInputObjectType.Builder oneOf(String name) {
        return input(name).withAppliedDirective(Directives.OneOfDirective.toAppliedDirective());
    }

    static GraphQLTypeReference ref(String name) {
        return GraphQLTypeReference.typeRef(name);
    }

    static GraphQLNonNull required(GraphQLType type) {
        return GraphQLNonNull.nonNull(type);
    }

    /** {@code [T!]}. */
    static GraphQLList listOf(GraphQLType type) {
        return GraphQLList.list(GraphQLNonNull.nonNull(type));
    }

    static List<GraphQLScalarType> builtInScalars() {
        return List.of(
                Scalars.GraphQLID,
                Scalars.GraphQLString,
                Scalars.GraphQLInt,
                Scalars.GraphQLFloat,
                Scalars.GraphQLBoolean);
    }
}
