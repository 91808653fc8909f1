package dev.weft.change.breaking;

import graphql.introspection.Introspection;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Document;
import graphql.language.EnumValue;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of a schema a document uses: coordinates of fields, arguments, members and enum values, names of types,
 * and what it leaves out. What a variable holds is not known, so one of an input type counts as all of that type's
 * members, given and left out.
 */
public final class DocumentUses {
    private final GraphQLSchema schema;
    private final Document document;
    private final Set<String> uses = new HashSet<>();
    private final Set<String> walked = new HashSet<>();

    private DocumentUses(GraphQLSchema schema, Document document) {
        this.schema = schema;
        this.document = document;
    }

    /** What the document does with the schema, which must have what it names. */
    public static Set<String> of(GraphQLSchema schema, Document document) {
        DocumentUses uses = new DocumentUses(schema, document);
        document.getDefinitionsOfType(OperationDefinition.class).forEach(uses::operation);
        return uses.uses;
    }

    private void operation(OperationDefinition operation) {
        operation.getVariableDefinitions().forEach(this::variable);
        GraphQLFieldsContainer root = switch (operation.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
        select(root, operation.getSelectionSet());
    }

    private void variable(VariableDefinition variable) {
        String name = named(variable.getType());
        uses.add(name);
        if (variable.getDefaultValue() != null) {
            value(schema.getType(name), variable.getDefaultValue());
        }
    }

    private static String named(Type<?> type) {
        Type<?> inside = type;
        while (!(inside instanceof TypeName)) {
            inside = (Type<?>) inside.getChildren().getFirst();
        }
        return ((TypeName) inside).getName();
    }

    private void select(@Nullable GraphQLType parent, @Nullable SelectionSet set) {
        if (set != null && parent instanceof GraphQLCompositeType type) {
            set.getSelections().forEach(selection -> select(type, selection));
        }
    }

    private void select(GraphQLCompositeType parent, Selection<?> selection) {
        switch (selection) {
            case Field field -> field(parent, field);
            case InlineFragment fragment -> condition(parent, fragment.getTypeCondition(), fragment.getSelectionSet());
            case FragmentSpread spread ->
                document.getDefinitionsOfType(FragmentDefinition.class).stream()
                        .filter(fragment -> fragment.getName().equals(spread.getName()) && walked.add(spread.getName()))
                        .forEach(
                                fragment -> condition(parent, fragment.getTypeCondition(), fragment.getSelectionSet()));
            default -> throw new IllegalStateException("no selection: " + selection.getClass());
        }
    }

    private void condition(GraphQLCompositeType parent, @Nullable TypeName on, SelectionSet set) {
        if (on == null) {
            select(parent, set);
        } else {
            uses.add(on.getName());
            select(schema.getType(on.getName()), set);
        }
    }

    private void field(GraphQLCompositeType parent, Field field) {
        if (!(parent instanceof GraphQLFieldsContainer container)) {
            return;
        }
        GraphQLFieldDefinition definition = container.getFieldDefinition(field.getName());
        if (definition == null || Introspection.isIntrospectionTypes(container)) {
            return;
        }
        uses.add(Coordinates.member(container.getName(), field.getName()));
        arguments(container, field, definition);
        select(GraphQLTypeUtil.unwrapAll(definition.getType()), field.getSelectionSet());
    }

    private void arguments(GraphQLFieldsContainer type, Field field, GraphQLFieldDefinition definition) {
        definition.getArguments().forEach(argument -> {
            Value<?> given = field.getArguments().stream()
                    .filter(candidate -> candidate.getName().equals(argument.getName()))
                    .findFirst()
                    .<@Nullable Value<?>>map(Argument::getValue)
                    .orElse(null);
            if (given == null) {
                uses.add(Coordinates.withoutArgument(type.getName(), field.getName(), argument.getName()));
            } else {
                uses.add(Coordinates.argument(type.getName(), field.getName(), argument.getName()));
                value(GraphQLTypeUtil.unwrapAll(argument.getType()), given);
            }
        });
    }

    private void value(@Nullable GraphQLType type, Value<?> value) {
        switch (value) {
            case VariableReference _ -> anything(type);
            case ArrayValue array -> array.getValues().forEach(element -> value(type, element));
            case ObjectValue object when type instanceof GraphQLInputObjectType input -> object(input, object);
            case EnumValue chosen
            when type instanceof GraphQLEnumType known ->
                uses.add(Coordinates.member(known.getName(), chosen.getName()));
            default -> {}
        }
    }

    private void object(GraphQLInputObjectType type, ObjectValue object) {
        uses.add(Coordinates.object(type.getName()));
        Set<String> given =
                object.getObjectFields().stream().map(ObjectField::getName).collect(Collectors.toSet());
        type.getFieldDefinitions().stream()
                .filter(member -> !given.contains(member.getName()))
                .forEach(member -> uses.add(Coordinates.without(type.getName(), member.getName())));
        for (ObjectField member : object.getObjectFields()) {
            uses.add(Coordinates.member(type.getName(), member.getName()));
            if (type.getFieldDefinition(member.getName()) != null) {
                value(
                        GraphQLTypeUtil.unwrapAll(
                                type.getFieldDefinition(member.getName()).getType()),
                        member.getValue());
            }
        }
    }

    private void anything(@Nullable GraphQLType type) {
        switch (type) {
            case GraphQLInputObjectType input -> {
                uses.add(Coordinates.object(input.getName()));
                input.getFieldDefinitions().forEach(member -> {
                    uses.add(Coordinates.member(input.getName(), member.getName()));
                    uses.add(Coordinates.without(input.getName(), member.getName()));
                });
            }
            case GraphQLEnumType choices ->
                choices.getValues()
                        .forEach(choice -> uses.add(Coordinates.member(choices.getName(), choice.getName())));
            case null, default -> {}
        }
    }
}
