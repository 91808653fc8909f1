package dev.weft.resolvers.introspection;

import dev.weft.resolvers.introspection.Question.Asked;
import graphql.GraphQLContext;
import graphql.execution.ValuesResolver;
import graphql.language.AstPrinter;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLType;
import graphql.schema.InputValueWithState;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes what types are made of: fields, arguments, enum values, directives. */
final class ElementWriter {
    private final JsonGenerator json;
    private final BiConsumer<GraphQLType, Question> types;

    ElementWriter(JsonGenerator json, BiConsumer<GraphQLType, Question> types) {
        this.json = json;
        this.types = types;
    }

    void field(GraphQLFieldDefinition field, Question question) {
        json.writeStartObject();
        for (Asked asked : question.fields()) {
            json.writeName(asked.key());
            switch (asked.name()) {
                case "name" -> json.writeString(field.getName());
                case "description" -> text(field.getDescription());
                case "args" -> arguments(field.getArguments(), asked);
                case "type" -> types.accept(field.getType(), asked.below());
                case "isDeprecated" -> json.writeBoolean(field.isDeprecated());
                case "deprecationReason" -> text(field.getDeprecationReason());
                default -> typeName("__Field", asked);
            }
        }
        json.writeEndObject();
    }

    void inputField(GraphQLInputObjectField field, Question question) {
        input(
                new Input(
                        field.getName(),
                        field.getDescription(),
                        field.getType(),
                        field.getInputFieldDefaultValue(),
                        field.getDeprecationReason()),
                question);
    }

    private void arguments(List<GraphQLArgument> arguments, Asked asked) {
        json.writeStartArray();
        for (GraphQLArgument argument : arguments) {
            if (asked.deprecated() || !argument.isDeprecated()) {
                input(
                        new Input(
                                argument.getName(),
                                argument.getDescription(),
                                argument.getType(),
                                argument.getArgumentDefaultValue(),
                                argument.getDeprecationReason()),
                        asked.below());
            }
        }
        json.writeEndArray();
    }

    /** An argument, or a field of an input. */
    private record Input(
            String name,
            @Nullable String description,
            GraphQLInputType type,
            InputValueWithState usual,
            @Nullable String deprecation) {}

    private void input(Input input, Question question) {
        json.writeStartObject();
        for (Asked asked : question.fields()) {
            json.writeName(asked.key());
            switch (asked.name()) {
                case "name" -> json.writeString(input.name());
                case "description" -> text(input.description());
                case "type" -> types.accept(input.type(), asked.below());
                case "defaultValue" -> text(usual(input));
                case "isDeprecated" -> json.writeBoolean(input.deprecation() != null);
                case "deprecationReason" -> text(input.deprecation());
                default -> typeName("__InputValue", asked);
            }
        }
        json.writeEndObject();
    }

    private static @Nullable String usual(Input input) {
        return input.usual().isNotSet()
                ? null
                : AstPrinter.printAst(ValuesResolver.valueToLiteral(
                        input.usual(), input.type(), GraphQLContext.getDefault(), Locale.ROOT));
    }

    void enumValue(GraphQLEnumValueDefinition value, Question question) {
        json.writeStartObject();
        for (Asked asked : question.fields()) {
            json.writeName(asked.key());
            switch (asked.name()) {
                case "name" -> json.writeString(value.getName());
                case "description" -> text(value.getDescription());
                case "isDeprecated" -> json.writeBoolean(value.isDeprecated());
                case "deprecationReason" -> text(value.getDeprecationReason());
                default -> typeName("__EnumValue", asked);
            }
        }
        json.writeEndObject();
    }

    void directive(GraphQLDirective directive, Question question) {
        json.writeStartObject();
        for (Asked asked : question.fields()) {
            json.writeName(asked.key());
            switch (asked.name()) {
                case "name" -> json.writeString(directive.getName());
                case "description" -> text(directive.getDescription());
                case "isRepeatable" -> json.writeBoolean(directive.isRepeatable());
                case "args" -> arguments(directive.getArguments(), asked);
                case "locations" -> {
                    json.writeStartArray();
                    directive.validLocations().forEach(location -> json.writeString(location.name()));
                    json.writeEndArray();
                }
                default -> typeName("__Directive", asked);
            }
        }
        json.writeEndObject();
    }

    void text(@Nullable String text) {
        if (text == null) {
            json.writeNull();
        } else {
            json.writeString(text);
        }
    }

    void truth(@Nullable Boolean truth) {
        if (truth == null) {
            json.writeNull();
        } else {
            json.writeBoolean(truth);
        }
    }

    void typeName(String name, Asked asked) {
        if (!asked.name().equals("__typename")) {
            throw new IllegalStateException(name + " has no field " + asked.name());
        }
        json.writeString(name);
    }
}
