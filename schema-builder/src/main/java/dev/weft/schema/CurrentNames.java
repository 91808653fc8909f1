package dev.weft.schema;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.InlineFragment;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Replaces former names in documents and variables by those of today, before anything else looks at them; so nothing else
 * has to know of former names. A field that is asked for by a former name answers under it. What the schema does not know
 * is left as it is, for validation to find.
 */
public final class CurrentNames {
    private final GraphQLSchema schema;
    private final FormerNames names;

    public CurrentNames(GeneratedSchema generated) {
        this(generated.schema(), generated.formerNames());
    }

    public CurrentNames(GraphQLSchema schema, FormerNames names) {
        this.schema = schema;
        this.names = names;
    }

    /** Whether everything stays as it is. */
    public boolean areCurrent() {
        return names.isEmpty();
    }

    /**
     * The document in names of today.
     *
     * @throws ApiException when an input has a member under two names
     */
    public Document document(Document document) {
        if (names.isEmpty()) {
            return document;
        }
        @SuppressWarnings("rawtypes")
        List<Definition> definitions = new ArrayList<>();
        for (Definition<?> definition : document.getDefinitions()) {
            definitions.add(definition(definition));
        }
        return document.transform(copy -> copy.definitions(definitions));
    }

    private Definition<?> definition(Definition<?> definition) {
        return switch (definition) {
            case OperationDefinition operation ->
                operation.transform(copy -> copy.variableDefinitions(operation.getVariableDefinitions().stream()
                                .map(this::variable)
                                .toList())
                        .selectionSet(selections(root(operation), operation.getSelectionSet())));
            case FragmentDefinition fragment -> {
                TypeName type = typeName(fragment.getTypeCondition());
                yield fragment.transform(copy -> copy.typeCondition(type)
                        .selectionSet(selections(schema.getType(type.getName()), fragment.getSelectionSet())));
            }
            default -> definition;
        };
    }

    private @Nullable GraphQLType root(OperationDefinition operation) {
        return switch (operation.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
    }

    private VariableDefinition variable(VariableDefinition variable) {
        Type<?> type = type(variable.getType());
        Value<?> standard = variable.getDefaultValue();
        return variable.transform(copy -> copy.type(type)
                .defaultValue(standard == null ? null : value(inputType(type), standard, List.of(variable.getName()))));
    }

    private Type<?> type(Type<?> type) {
        return switch (type) {
            case TypeName name -> typeName(name);
            case ListType list -> list.transform(copy -> copy.type(type(list.getType())));
            case NonNullType required -> {
                Type<?> inner = type(required.getType());
                yield required.transform(copy -> {
                    if (inner instanceof ListType list) {
                        copy.type(list);
                    } else {
                        copy.type((TypeName) inner);
                    }
                });
            }
            default -> type;
        };
    }

    private TypeName typeName(TypeName type) {
        String now = names.type(type.getName());
        return now.equals(type.getName()) ? type : type.transform(copy -> copy.name(now));
    }

    private @Nullable SelectionSet selections(@Nullable GraphQLType parent, @Nullable SelectionSet set) {
        if (set == null) {
            return null;
        }
        List<Selection<?>> selections = new ArrayList<>();
        for (Selection<?> selection : set.getSelections()) {
            selections.add(selection(parent, selection));
        }
        return set.transform(copy -> copy.selections(selections));
    }

    private Selection<?> selection(@Nullable GraphQLType parent, Selection<?> selection) {
        return switch (selection) {
            case Field field -> field(parent, field);
            case InlineFragment fragment -> {
                TypeName condition = fragment.getTypeCondition();
                TypeName type = condition == null ? null : typeName(condition);
                GraphQLType inside = type == null ? parent : schema.getType(type.getName());
                yield fragment.transform(
                        copy -> copy.typeCondition(type).selectionSet(selections(inside, fragment.getSelectionSet())));
            }
            default -> selection;
        };
    }

    private Field field(@Nullable GraphQLType parent, Field field) {
        if (!(parent instanceof GraphQLFieldsContainer container)) {
            return field;
        }
        String name = names.member(container.getName(), field.getName());
        GraphQLFieldDefinition definition = container.getFieldDefinition(name);
        if (definition == null) {
            return field;
        }
        GraphQLType type = GraphQLTypeUtil.unwrapAll(definition.getType());
        return field.transform(copy -> {
            if (!name.equals(field.getName())) {
                copy.name(name).alias(field.getResultKey());
            }
            copy.arguments(field.getArguments().stream()
                            .map(argument -> argument(definition, argument))
                            .toList())
                    .selectionSet(selections(type, field.getSelectionSet()));
        });
    }

    private Argument argument(GraphQLFieldDefinition field, Argument argument) {
        GraphQLArgument definition = field.getArgument(argument.getName());
        if (definition == null) {
            return argument;
        }
        Value<?> value = value(
                GraphQLTypeUtil.unwrapAll(definition.getType()), argument.getValue(), List.of(argument.getName()));
        return argument.transform(copy -> copy.value(value));
    }

    private Value<?> value(@Nullable GraphQLType type, Value<?> value, List<String> path) {
        if (!(type instanceof GraphQLInputObjectType input)) {
            return value;
        }
        return switch (value) {
            case ObjectValue object -> object(input, object, path);
            case ArrayValue array -> {
                @SuppressWarnings("rawtypes")
                List<Value> values = new ArrayList<>();
                for (int i = 0; i < array.getValues().size(); i++) {
                    values.add(value(type, array.getValues().get(i), extend(path, Integer.toString(i))));
                }
                yield array.transform(copy -> copy.values(values));
            }
            default -> value;
        };
    }

    private ObjectValue object(GraphQLInputObjectType type, ObjectValue object, List<String> path) {
        List<String> given =
                object.getObjectFields().stream().map(ObjectField::getName).toList();
        checkOnce(type, given, path);
        List<ObjectField> members = new ArrayList<>();
        for (ObjectField member : object.getObjectFields()) {
            String name = names.member(type.getName(), member.getName());
            Value<?> value = value(memberType(type, name), member.getValue(), extend(path, member.getName()));
            members.add(member.transform(copy -> copy.name(name).value(value)));
        }
        return object.transform(copy -> copy.objectFields(members));
    }

    /**
     * The variables in names of today.
     *
     * @param operation in names of today
     * @throws ApiException when an input has a member under two names
     */
    public Map<String, Object> variables(OperationDefinition operation, Map<String, Object> variables) {
        if (names.members().isEmpty() || variables.isEmpty()) {
            return variables;
        }
        Map<String, Object> current = new LinkedHashMap<>(variables);
        for (VariableDefinition variable : operation.getVariableDefinitions()) {
            String name = variable.getName();
            current.computeIfPresent(name, (_, value) -> plain(inputType(variable.getType()), value, List.of(name)));
        }
        return current;
    }

    private @Nullable Object plain(@Nullable GraphQLType type, @Nullable Object value, List<String> path) {
        if (!(type instanceof GraphQLInputObjectType input)) {
            return value;
        }
        return switch (value) {
            case Map<?, ?> members -> members(input, members, path);
            case List<?> items -> {
                List<@Nullable Object> current = new ArrayList<>();
                for (int i = 0; i < items.size(); i++) {
                    current.add(plain(type, items.get(i), extend(path, Integer.toString(i))));
                }
                yield current;
            }
            case null, default -> value;
        };
    }

    private Map<String, @Nullable Object> members(GraphQLInputObjectType type, Map<?, ?> members, List<String> path) {
        checkOnce(type, members.keySet().stream().map(String::valueOf).toList(), path);
        Map<String, @Nullable Object> current = new LinkedHashMap<>();
        members.forEach((key, value) -> {
            String given = String.valueOf(key);
            String name = names.member(type.getName(), given);
            current.put(name, plain(memberType(type, name), value, extend(path, given)));
        });
        return current;
    }

    private static @Nullable GraphQLType memberType(GraphQLInputObjectType type, String name) {
        GraphQLInputObjectField member = type.getField(name);
        return member == null ? null : GraphQLTypeUtil.unwrapAll(member.getType());
    }

    private @Nullable GraphQLType inputType(Type<?> type) {
        return switch (type) {
            case TypeName name -> schema.getType(name.getName());
            case ListType list -> inputType(list.getType());
            case NonNullType required -> inputType(required.getType());
            default -> null;
        };
    }

    /** A member that is given twice under one name is for validation to find. */
    private void checkOnce(GraphQLInputObjectType type, List<String> given, List<String> path) {
        for (String name : given) {
            String now = names.member(type.getName(), name);
            if (!now.equals(name) && others(type, given, name, now).findAny().isPresent()) {
                String other = others(type, given, name, now).findFirst().orElseThrow();
                throw new ApiException(ApiError.of(
                                ErrorCode.BAD_USER_INPUT,
                                "'%s' and '%s' are two names of the same; give one of them".formatted(other, name))
                        .at(extend(path, name)));
            }
        }
    }

    private Stream<String> others(GraphQLInputObjectType type, List<String> given, String name, String now) {
        return given.stream()
                .filter(other -> !other.equals(name))
                .filter(other -> names.member(type.getName(), other).equals(now));
    }

    private static List<String> extend(List<String> path, String more) {
        return Stream.concat(path.stream(), Stream.of(more)).toList();
    }
}
