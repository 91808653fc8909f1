package dev.weft.resolvers.execution;

import graphql.introspection.Introspection;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every use of every name that one schema has and another one does not show, in every place that it does show. */
final class HiddenNames {
    private static final List<String> VALUES = List.of("1", "null", "{eq: 1}", "[\"x\"]", "ASC");
    private static final List<Object> WIRE_VALUES = List.of(1, "x", Map.of("eq", 1));

    private final GraphQLSchema everything;
    private final GraphQLSchema seen;
    private final Map<String, Place> objects = new LinkedHashMap<>();
    private final Map<String, Input> inputs = new LinkedHashMap<>();
    private final List<Use> uses = new ArrayList<>();

    HiddenNames(GraphQLSchema everything, GraphQLSchema seen) {
        this.everything = everything;
        this.seen = seen;
        walkObjects();
        walkInputs();
    }

    /**
     * @param asked the request with another name in the place of the hidden one
     */
    record Use(String name, Request asked) {}

    interface Request {
        ProjectRequest naming(String name);
    }

    /** Where an object can be selected on: a document around a selection. */
    private record Place(GraphQLObjectType type, UnaryOperator<String> around) {}

    /** Where an input can be given: a document around a literal, and the same by a variable. */
    private record Input(
            GraphQLNamedType type, UnaryOperator<String> around, String variable, String document, WireValue wire) {
        ProjectRequest byVariable(Object value) {
            Map<String, Object> variables = new LinkedHashMap<>();
            variables.put("v", wire.around(value));
            return new ProjectRequest("query($v: " + variable + ") " + document, null, variables);
        }
    }

    private interface WireValue {
        Object around(Object value);
    }

    List<Use> all() {
        objects.values().forEach(this::addFields);
        inputs.values().forEach(this::addInputs);
        addTypes();
        return uses;
    }

    private void walkObjects() {
        Deque<Place> open = new ArrayDeque<>();
        open.add(new Place(seen.getQueryType(), selection -> "{ " + selection + " }"));
        GraphQLObjectType mutation = seen.getMutationType();
        if (mutation != null) {
            open.add(new Place(mutation, selection -> "mutation { " + selection + " }"));
        }
        while (!open.isEmpty()) {
            Place place = open.remove();
            if (objects.putIfAbsent(place.type().getName(), place) == null) {
                for (GraphQLFieldDefinition field : place.type().getFields()) {
                    if (GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType next
                            && !next.getName().equals("Query")) {
                        open.add(new Place(
                                next,
                                selection -> place.around()
                                        .apply(field.getName() + given(field, null) + " { " + selection + " }")));
                    }
                }
            }
        }
        seen.getAllTypesAsList().stream()
                .filter(type -> type instanceof GraphQLObjectType object
                        && !object.getInterfaces().isEmpty())
                .map(GraphQLObjectType.class::cast)
                .forEach(type -> objects.putIfAbsent(
                        type.getName(),
                        new Place(
                                type,
                                selection -> "{ node(id: \"x\") { ... on " + type.getName() + " { " + selection
                                        + " } } }")));
    }

    private void walkInputs() {
        Deque<Input> open = new ArrayDeque<>();
        for (Place place : objects.values()) {
            for (GraphQLFieldDefinition field : place.type().getFields()) {
                for (GraphQLArgument argument : field.getArguments()) {
                    UnaryOperator<String> around = literal -> place.around()
                            .apply(field.getName() + given(field, argument.getName() + ": " + literal) + below(field));
                    String document = around.apply("$v");
                    if (!document.startsWith("mutation")) {
                        open.add(new Input(
                                GraphQLTypeUtil.unwrapAll(argument.getType()),
                                around,
                                GraphQLTypeUtil.simplePrint(argument.getType()),
                                document,
                                value -> listed(argument.getType(), value)));
                    } else {
                        open.add(new Input(
                                GraphQLTypeUtil.unwrapAll(argument.getType()), around, "", "", value -> value));
                    }
                }
            }
        }
        while (!open.isEmpty()) {
            Input input = open.remove();
            if (inputs.putIfAbsent(input.type().getName(), input) == null
                    && input.type() instanceof GraphQLInputObjectType type) {
                for (GraphQLInputObjectField member : type.getFields()) {
                    open.add(new Input(
                            GraphQLTypeUtil.unwrapAll(member.getType()),
                            literal -> input.around().apply(object(type, member.getName(), literal)),
                            input.variable(),
                            input.document(),
                            value -> input.wire().around(Map.of(member.getName(), listed(member.getType(), value)))));
                }
            }
        }
    }

    private static Object listed(GraphQLType type, Object value) {
        return GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(type)) ? List.of(value) : value;
    }

    private static String below(GraphQLFieldDefinition field) {
        return GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType
                        || GraphQLTypeUtil.unwrapAll(field.getType()).getName().equals("Node")
                ? " { __typename }"
                : "";
    }

    /** All arguments that must be given, and this one. */
    private static String given(GraphQLFieldDefinition field, @Nullable String more) {
        List<String> arguments = field.getArguments().stream()
                .filter(argument -> argument.getType() instanceof GraphQLNonNull && !argument.hasSetDefaultValue())
                .filter(argument -> more == null || !more.startsWith(argument.getName() + ":"))
                .map(argument -> argument.getName() + ": " + sample(argument.getType()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (more != null) {
            arguments.add(more);
        }
        return arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")";
    }

    private static String object(GraphQLInputObjectType type, String member, String literal) {
        Stream<String> others = type.isOneOf()
                ? Stream.of()
                : type.getFields().stream()
                        .filter(other -> other.getType() instanceof GraphQLNonNull && !other.hasSetDefaultValue())
                        .filter(other -> !other.getName().equals(member))
                        .map(other -> other.getName() + ": " + sample(other.getType()));
        return "{" + Stream.concat(others, Stream.of(member + ": " + literal)).collect(Collectors.joining(", ")) + "}";
    }

    /** A value that the type takes. */
    private static String sample(GraphQLType type) {
        GraphQLType inner = GraphQLTypeUtil.unwrapNonNull(type);
        if (GraphQLTypeUtil.isList(inner)) {
            return "[" + sample(GraphQLTypeUtil.unwrapOne(inner)) + "]";
        }
        return switch (inner) {
            case GraphQLEnumType values -> values.getValues().getFirst().getName();
            case GraphQLInputObjectType input
            when input.isOneOf() -> {
                GraphQLInputObjectField first = input.getFields().getFirst();
                yield "{" + first.getName() + ": " + sample(first.getType()) + "}";
            }
            case GraphQLInputObjectType input ->
                input.getFields().stream()
                        .filter(member -> member.getType() instanceof GraphQLNonNull && !member.hasSetDefaultValue())
                        .map(member -> member.getName() + ": " + sample(member.getType()))
                        .collect(Collectors.joining(", ", "{", "}"));
            default ->
                switch (((GraphQLNamedType) inner).getName()) {
                    case "Int", "Float" -> "1";
                    case "Boolean" -> "true";
                    case "UUID", "ID" -> "\"00000000-0000-4000-8000-000000000000\"";
                    case "JSON" -> "{}";
                    case "DateTime" -> "\"2026-01-01T00:00:00Z\"";
                    case "Date" -> "\"2026-01-01\"";
                    case "Duration" -> "\"P1D\"";
                    default -> "\"1\"";
                };
        };
    }

    private void addFields(Place place) {
        GraphQLObjectType type = place.type();
        GraphQLObjectType all = (GraphQLObjectType) everything.getType(type.getName());
        if (all == null) {
            return;
        }
        for (GraphQLFieldDefinition field : all.getFields()) {
            GraphQLFieldDefinition shown = type.getField(field.getName());
            if (shown == null) {
                add(field.getName(), name -> place.around().apply(name));
                add(field.getName(), name -> place.around().apply(name + " { id }"));
                add(field.getName(), name -> place.around().apply("__typename other: " + name + "(first: 1) { x }"));
            } else {
                field.getArguments().stream()
                        .map(GraphQLArgument::getName)
                        .filter(name -> shown.getArgument(name) == null)
                        .forEach(hidden -> add(
                                hidden,
                                name -> place.around()
                                        .apply(shown.getName() + given(shown, name + ": 1") + below(shown))));
            }
        }
    }

    private void addInputs(Input input) {
        switch (everything.getType(input.type().getName())) {
            case GraphQLInputObjectType all -> {
                GraphQLInputObjectType shown = (GraphQLInputObjectType) input.type();
                for (GraphQLInputObjectField member : all.getFields()) {
                    if (shown.getField(member.getName()) == null) {
                        addMember(input, shown, member.getName());
                    }
                }
            }
            case GraphQLEnumType all -> {
                GraphQLEnumType shown = (GraphQLEnumType) input.type();
                for (GraphQLEnumValueDefinition value : all.getValues()) {
                    if (shown.getValue(value.getName()) == null) {
                        add(value.getName(), input.around());
                        if (!input.variable().isEmpty()) {
                            uses.add(new Use(value.getName(), input::byVariable));
                        }
                    }
                }
            }
            case null, default -> {}
        }
    }

    private void addMember(Input input, GraphQLInputObjectType shown, String hidden) {
        for (String value : VALUES) {
            add(hidden, name -> input.around().apply(object(shown, name, value)));
        }
        if (!input.variable().isEmpty()) {
            for (Object value : WIRE_VALUES) {
                uses.add(new Use(hidden, name -> input.byVariable(Map.of(name, value))));
            }
        }
    }

    private void addTypes() {
        everything.getAllTypesAsList().stream()
                .map(GraphQLNamedType::getName)
                .filter(name -> seen.getType(name) == null && !Introspection.isIntrospectionTypes(name))
                .forEach(hidden -> {
                    add(hidden, name -> "query($v: " + name + ") { __typename }");
                    add(hidden, name -> "query($v: [" + name + "!]!) { nodes(ids: $v) { id } }");
                    add(hidden, name -> "{ node(id: \"x\") { ... on " + name + " { id } } }");
                    add(hidden, name -> "{ node(id: \"x\") { ...F } } fragment F on " + name + " { id }");
                });
    }

    private void add(String hidden, UnaryOperator<String> document) {
        uses.add(new Use(hidden, name -> ProjectRequest.of(Objects.requireNonNull(document.apply(name)))));
    }
}
