package dev.weft.resolvers.introspection;

import dev.weft.resolvers.introspection.Question.Asked;
import dev.weft.schema.ProjectSchemaBuilder;
import graphql.introspection.Introspection.TypeKind;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLModifiedType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLUnionType;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes a schema as JSON, as far as a question goes. */
final class SchemaWriter {
    private final GraphQLSchema schema;
    private final JsonGenerator json;
    private final ElementWriter elements;

    SchemaWriter(GraphQLSchema schema, JsonGenerator json) {
        this.schema = schema;
        this.json = json;
        this.elements = new ElementWriter(json, this::type);
    }

    void root(Question question) {
        json.writeStartObject();
        for (Asked asked : question.fields()) {
            json.writeName(asked.key());
            switch (asked.name()) {
                case "__schema" -> schema(asked.below());
                case "__type" -> type(named(asked.typeName()), asked.below());
                default -> json.writeString(schema.getQueryType().getName());
            }
        }
        json.writeEndObject();
    }

    private @Nullable GraphQLType named(@Nullable String name) {
        return name == null ? null : schema.getType(name);
    }

    private void schema(Question question) {
        json.writeStartObject();
        for (Asked asked : question.fields()) {
            json.writeName(asked.key());
            Question below = asked.below();
            switch (asked.name()) {
                case "description" -> elements.text(schema.getDescription());
                case "types" -> list(schema.getAllTypesAsList(), below, this::type);
                case "queryType" -> type(schema.getQueryType(), below);
                case "mutationType" -> type(schema.getMutationType(), below);
                case "subscriptionType" -> type(schema.getSubscriptionType(), below);
                case "directives" -> list(ProjectSchemaBuilder.servedDirectives(schema), below, this::directive);
                default -> elements.typeName("__Schema", asked);
            }
        }
        json.writeEndObject();
    }

    private void directive(GraphQLDirective directive, Question question) {
        elements.directive(directive, question);
    }

    private void type(@Nullable GraphQLType type, Question question) {
        if (type == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        for (Asked asked : question.fields()) {
            json.writeName(asked.key());
            member(type, asked);
        }
        json.writeEndObject();
    }

    private void member(GraphQLType type, Asked asked) {
        Question below = asked.below();
        switch (asked.name()) {
            case "kind" -> json.writeString(kind(type).name());
            case "name" -> elements.text(type instanceof GraphQLNamedType named ? named.getName() : null);
            case "description" -> elements.text(type instanceof GraphQLNamedType named ? named.getDescription() : null);
            case "fields" ->
                list(
                        type instanceof GraphQLFieldsContainer container
                                ? shown(container.getFieldDefinitions(), asked, GraphQLFieldDefinition::isDeprecated)
                                : null,
                        below,
                        elements::field);
            case "interfaces" -> list(interfaces(type), below, this::type);
            case "possibleTypes" -> list(possibleTypes(type), below, this::type);
            case "enumValues" ->
                list(
                        type instanceof GraphQLEnumType choices
                                ? shown(choices.getValues(), asked, GraphQLEnumValueDefinition::isDeprecated)
                                : null,
                        below,
                        elements::enumValue);
            case "inputFields" ->
                list(
                        type instanceof GraphQLInputObjectType input
                                ? shown(input.getFieldDefinitions(), asked, field -> field.isDeprecated())
                                : null,
                        below,
                        elements::inputField);
            case "ofType" ->
                type(type instanceof GraphQLModifiedType modified ? modified.getWrappedType() : null, below);
            case "isOneOf" -> elements.truth(type instanceof GraphQLInputObjectType input ? input.isOneOf() : null);
            case "specifiedByURL", "specifiedByUrl" ->
                elements.text(type instanceof GraphQLScalarType scalar ? scalar.getSpecifiedByUrl() : null);
            default -> elements.typeName("__Type", asked);
        }
    }

    private static TypeKind kind(GraphQLType type) {
        return switch (type) {
            case GraphQLNonNull _ -> TypeKind.NON_NULL;
            case GraphQLList _ -> TypeKind.LIST;
            case GraphQLScalarType _ -> TypeKind.SCALAR;
            case GraphQLObjectType _ -> TypeKind.OBJECT;
            case GraphQLInterfaceType _ -> TypeKind.INTERFACE;
            case GraphQLUnionType _ -> TypeKind.UNION;
            case GraphQLEnumType _ -> TypeKind.ENUM;
            case GraphQLInputObjectType _ -> TypeKind.INPUT_OBJECT;
            default -> throw new IllegalStateException("no kind of type: " + type.getClass());
        };
    }

    private static @Nullable List<? extends GraphQLType> interfaces(GraphQLType type) {
        return switch (type) {
            case GraphQLObjectType object -> object.getInterfaces();
            case GraphQLInterfaceType shared -> shared.getInterfaces();
            default -> null;
        };
    }

    private @Nullable List<? extends GraphQLType> possibleTypes(GraphQLType type) {
        return switch (type) {
            case GraphQLInterfaceType shared -> schema.getImplementations(shared);
            case GraphQLUnionType union -> union.getTypes();
            default -> null;
        };
    }

    private static <T> List<T> shown(List<T> all, Asked asked, Predicate<T> deprecated) {
        return asked.deprecated() || all.stream().noneMatch(deprecated)
                ? all
                : all.stream().filter(deprecated.negate()).toList();
    }

    private <T> void list(@Nullable List<? extends T> members, Question question, BiConsumer<T, Question> writer) {
        if (members == null) {
            json.writeNull();
            return;
        }
        json.writeStartArray();
        members.forEach(member -> writer.accept(member, question));
        json.writeEndArray();
    }
}
