package dev.weft.resolvers.compiled;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.execution.ValuesResolver;
import graphql.language.Argument;
import graphql.language.Node;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCodeRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of a field, coerced by the schema; those that hold no variable are coerced once. */
final class Arguments {
    private final GraphQLCodeRegistry code;
    private final List<GraphQLArgument> definitions;
    private final List<Argument> given;
    private final boolean constant;
    private volatile @Nullable Map<String, Object> coerced;

    Arguments(GraphQLCodeRegistry code, List<GraphQLArgument> definitions, List<Argument> given) {
        this.code = code;
        this.definitions = definitions;
        this.given = given;
        this.constant = given.stream().noneMatch(Arguments::holdsVariable);
    }

    private static boolean holdsVariable(Node<?> value) {
        return value instanceof VariableReference
                || value.getChildren().stream().anyMatch(Arguments::holdsVariable);
    }

    /** Whether the document gives none. */
    boolean isEmpty() {
        return given.isEmpty();
    }

    /** Whether they hold no variable. */
    boolean areConstant() {
        return constant;
    }

    /** @throws RuntimeException where a value does not fit its type */
    Map<String, Object> with(CoercedVariables variables) {
        Map<String, Object> known = coerced;
        if (known != null) {
            return known;
        }
        Map<String, Object> values = definitions.isEmpty()
                ? Map.of()
                : ValuesResolver.getArgumentValues(
                        code, definitions, given, variables, GraphQLContext.getDefault(), Locale.ROOT);
        if (constant) {
            coerced = values;
        }
        return values;
    }
}
