package dev.weft.schema;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLModifiedType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The types that are of use to somebody: a type without members is not, nor is a member without its type, nor a type to
 * which nothing leads. What shows a role set less than everything may leave such, and need not look for them.
 */
record UsedTypes(
        List<GraphQLNamedType> types,
        GraphQLObjectType query,
        GraphQLObjectType mutation,
        GraphQLObjectType subscription) {
    private static final String QUERY = "Query";
    private static final String MUTATION = "Mutation";
    private static final String SUBSCRIPTION = "Subscription";
    private static final List<String> ROOTS = List.of(QUERY, MUTATION, SUBSCRIPTION);

    /**
     * @param types without the roots, which are always of use
     */
    static UsedTypes of(
            List<GraphQLNamedType> types,
            GraphQLObjectType query,
            GraphQLObjectType mutation,
            GraphQLObjectType subscription) {
        Map<String, GraphQLNamedType> named = new LinkedHashMap<>();
        types.forEach(type -> named.put(type.getName(), type));
        named.put(QUERY, query);
        named.put(MUTATION, mutation);
        named.put(SUBSCRIPTION, subscription);
        while (named.values().removeIf(type -> isUseless(type, named))) {
            // A type that went may have been all that others were made of.
        }
        named.replaceAll((_, type) -> without(type, named));
        Set<String> reached = reached(named);
        return new UsedTypes(
                named.values().stream()
                        .filter(type -> reached.contains(type.getName()))
                        .filter(type -> !ROOTS.contains(type.getName()))
                        .toList(),
                (GraphQLObjectType) Objects.requireNonNull(named.get(QUERY)),
                (GraphQLObjectType) Objects.requireNonNull(named.get(MUTATION)),
                (GraphQLObjectType) Objects.requireNonNull(named.get(SUBSCRIPTION)));
    }

    private static boolean isUseless(GraphQLNamedType type, Map<String, GraphQLNamedType> named) {
        return switch (type) {
            case GraphQLObjectType object -> object.getFields().stream().noneMatch(field -> isUsable(field, named));
            case GraphQLInputObjectType input ->
                input.getFields().stream().noneMatch(member -> exists(member.getType(), named))
                        || input.getFields().stream()
                                .anyMatch(member ->
                                        member.getType() instanceof GraphQLNonNull && !exists(member.getType(), named));
            case GraphQLEnumType values -> values.getValues().isEmpty();
            default -> false;
        };
    }

    /** Its type is there, and so are those of all arguments that must be given. */
    private static boolean isUsable(GraphQLFieldDefinition field, Map<String, GraphQLNamedType> named) {
        return exists(field.getType(), named)
                && field.getArguments().stream()
                        .allMatch(argument ->
                                !(argument.getType() instanceof GraphQLNonNull) || exists(argument.getType(), named));
    }

    private static GraphQLNamedType without(GraphQLNamedType type, Map<String, GraphQLNamedType> named) {
        return switch (type) {
            case GraphQLObjectType object
            when object.getFields().stream().allMatch(field -> isWhole(field, named)) -> object;
            case GraphQLObjectType object ->
                object.transform(copy -> copy.replaceFields(object.getFields().stream()
                        .filter(field -> isUsable(field, named))
                        .map(field -> without(field, named))
                        .toList()));
            case GraphQLInputObjectType input ->
                input.getFields().stream().allMatch(member -> exists(member.getType(), named))
                        ? input
                        : input.transform(copy -> copy.replaceFields(input.getFields().stream()
                                .filter(member -> exists(member.getType(), named))
                                .toList()));
            default -> type;
        };
    }

    private static boolean isWhole(GraphQLFieldDefinition field, Map<String, GraphQLNamedType> named) {
        return exists(field.getType(), named)
                && field.getArguments().stream().allMatch(argument -> exists(argument.getType(), named));
    }

    private static GraphQLFieldDefinition without(GraphQLFieldDefinition field, Map<String, GraphQLNamedType> named) {
        return isWhole(field, named)
                ? field
                : field.transform(copy -> copy.replaceArguments(field.getArguments().stream()
                        .filter(argument -> exists(argument.getType(), named))
                        .toList()));
    }

    /** Types that all schemas share are named by themselves and always there. */
    private static boolean exists(GraphQLType type, Map<String, GraphQLNamedType> named) {
        return !(core(type) instanceof GraphQLTypeReference reference) || named.containsKey(reference.getName());
    }

    private static GraphQLNamedType core(GraphQLType type) {
        GraphQLType core = type;
        while (core instanceof GraphQLModifiedType modified) {
            core = modified.getWrappedType();
        }
        return (GraphQLNamedType) core;
    }

    /** Any row may be reached by its id. */
    private static Set<String> reached(Map<String, GraphQLNamedType> named) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(ROOTS);
        TransactionDirective.types().forEach(type -> open.add(type.getName()));
        named.values().stream()
                .filter(type -> type instanceof GraphQLObjectType object
                        && !object.getInterfaces().isEmpty())
                .forEach(type -> open.add(type.getName()));
        while (!open.isEmpty()) {
            GraphQLNamedType type = named.get(open.pop());
            if (type != null && reached.add(type.getName())) {
                leads(type).forEach(next -> open.push(core(next).getName()));
            }
        }
        return reached;
    }

    private static Stream<GraphQLType> leads(GraphQLNamedType type) {
        return switch (type) {
            case GraphQLObjectType object ->
                Stream.concat(
                        object.getInterfaces().stream(),
                        object.getFields().stream()
                                .flatMap(field -> Stream.concat(
                                        Stream.of(field.getType()),
                                        field.getArguments().stream().map(GraphQLArgument::getType))));
            case GraphQLInputObjectType input -> input.getFields().stream().map(GraphQLInputObjectField::getType);
            case GraphQLInterfaceType node -> node.getFields().stream().map(GraphQLFieldDefinition::getType);
            default -> Stream.empty();
        };
    }
}
