package dev.weft.policy;

import dev.weft.model.CollectionModel;
import dev.weft.schema.FilterTypes;
import dev.weft.schema.FilterTypes.OfCollection;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedInputType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one condition on rows by the types of the collection's filter. One reader counts what it reads. */
final class ConditionReader {
    private static final int MAX_DEPTH = 10;
    private static final int MAX_PARTS = 1_000;
    private static final int MAX_VALUES = 1_000;

    private final FilterTypes types;
    private final OperandReader operands;
    private int parts;

    ConditionReader(FilterTypes types, String role) {
        this.types = types;
        this.operands = new OperandReader(role);
    }

    /** The condition as a filter argument of the collection would be coerced, with {@link CallerValue}s in it. */
    Map<String, Object> read(CollectionModel collection, Map<?, ?> condition, Place at) {
        return object(types.filter(collection), condition, at, 0);
    }

    private Object value(GraphQLType type, CollectionModel collection, @Nullable Object json, Place at, int depth) {
        if (json == null) {
            throw at.refuse("is null; give a value, test null with isNull, or leave it out");
        }
        count(at);
        return switch (type) {
            case GraphQLNonNull required -> value(required.getWrappedType(), collection, json, at, depth);
            case GraphQLList list -> list(list.getWrappedType(), collection, json, at, depth);
            case GraphQLTypeReference reference -> {
                OfCollection found = types.resolve(reference, collection);
                yield named(found, json, at, depth);
            }
            case GraphQLNamedInputType named -> named(new OfCollection(named, collection, false), json, at, depth);
            default -> throw new IllegalStateException("no type of inputs");
        };
    }

    private void count(Place at) {
        parts++;
        if (parts > MAX_PARTS) {
            throw at.refuse("makes the condition too long; it may have %,d parts".formatted(MAX_PARTS));
        }
    }

    private Object named(OfCollection type, Object json, Place at, int depth) {
        return switch (type.type()) {
            case GraphQLInputObjectType object -> {
                if (!(json instanceof Map<?, ?> members)) {
                    throw at.refuse("expects an object");
                }
                yield object(type, members, at, type.rows() ? depth + 1 : depth);
            }
            case GraphQLScalarType scalar -> operands.scalar(scalar, type.collection(), json, at);
            case GraphQLEnumType values -> operands.option(values, json, at);
            default -> throw new IllegalStateException("no type of inputs");
        };
    }

    private Object list(GraphQLType element, CollectionModel collection, Object json, Place at, int depth) {
        if (json instanceof String text && operands.isVariable(text, at)) {
            return operands.list(elementType(element, collection), collection, text, at);
        }
        List<?> given = json instanceof List<?> many ? many : List.of(json);
        if (given.size() > MAX_VALUES) {
            throw at.refuse("has %,d values; it may have %,d".formatted(given.size(), MAX_VALUES));
        }
        if (at.steps().getLast().equals("between") && given.size() != 2) {
            throw at.refuse("needs exactly two values, the smallest and the largest; it has " + given.size());
        }
        List<Object> values = new ArrayList<>();
        for (Object item : given) {
            values.add(value(element, collection, item, at.child(values.size()), depth));
        }
        return values;
    }

    private GraphQLNamedInputType elementType(GraphQLType element, CollectionModel collection) {
        return switch (element) {
            case GraphQLNonNull required -> elementType(required.getWrappedType(), collection);
            case GraphQLTypeReference reference ->
                types.resolve(reference, collection).type();
            case GraphQLNamedInputType named -> named;
            default -> throw new IllegalStateException("no type of elements");
        };
    }

    private Map<String, Object> object(OfCollection type, Map<?, ?> json, Place at, int depth) {
        if (depth > MAX_DEPTH) {
            throw at.refuse("nests too deep; and, or, not and relations may nest %d levels".formatted(MAX_DEPTH));
        }
        GraphQLInputObjectType object = (GraphQLInputObjectType) type.type();
        if (json.isEmpty() && !type.rows()) {
            throw at.refuse("is empty; give an operator or leave it out");
        }
        if (object.isOneOf() && json.size() != 1) {
            throw at.refuse("has exactly one member");
        }
        Map<String, Object> read = new LinkedHashMap<>();
        json.forEach((name, value) -> {
            GraphQLInputObjectField member = object.getFieldDefinition(String.valueOf(name));
            if (member == null) {
                throw unknown(type, String.valueOf(name), at);
            }
            read.put(
                    member.getName(),
                    value(member.getType(), type.collection(), value, at.child(member.getName()), depth));
        });
        object.getFieldDefinitions().forEach(member -> complete(read, member, at));
        return read;
    }

    /** What is not said has its default. */
    private static void complete(Map<String, Object> read, GraphQLInputObjectField member, Place at) {
        if (read.containsKey(member.getName())) {
            return;
        }
        Object usual =
                member.hasSetDefaultValue() ? member.getInputFieldDefaultValue().getValue() : null;
        if (usual != null) {
            read.put(member.getName(), usual);
        } else if (isRequired(member.getType())) {
            throw at.refuse("lacks '%s'".formatted(member.getName()));
        }
    }

    private static boolean isRequired(GraphQLInputType type) {
        return type instanceof GraphQLNonNull;
    }

    private static dev.weft.error.ApiException unknown(OfCollection type, String name, Place at) {
        return type.rows()
                ? at.child(name)
                        .refuse("is unknown: rows of '%s' have nothing of that name to filter by"
                                .formatted(type.collection().spec().name()))
                : at.child(name).refuse("is unknown: there is no such operator or member here");
    }
}
