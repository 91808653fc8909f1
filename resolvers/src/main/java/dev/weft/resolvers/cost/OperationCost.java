package dev.weft.resolvers.cost;

import dev.weft.resolvers.plan.ReadLimits;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.Document;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLSchema;
import java.util.HashMap;
import java.util.Map;

/**
 * What an operation can cost at most, with its fragments expanded and its pages multiplied. Made once for a document;
 * where no variable has a say, asking it costs nothing.
 */
public final class OperationCost {
    private final Term term;
    private final Map<String, Object> defaults;
    private final int shared;

    private OperationCost(Term term, Map<String, Object> defaults, int shared) {
        this.term = term;
        this.defaults = defaults;
        this.shared = shared;
    }

    /** @param document valid, with the operation in it */
    public static OperationCost of(
            Document document, OperationDefinition operation, GraphQLSchema schema, ReadLimits pages) {
        CostReader reader = new CostReader(document, schema, pages);
        Term term = reader.read(operation);
        return new OperationCost(term, defaults(operation), reader.shared());
    }

    /** The figure that the caller is told. */
    public long figure(Map<String, Object> variables) {
        return Price.told(
                term instanceof Term.Constant(long parts)
                        ? parts
                        : term.value(new Values(variables, defaults, shared)));
    }

    /** Whether the figure is the same whatever the variables are. */
    public boolean isConstant() {
        return term instanceof Term.Constant;
    }

    private static Map<String, Object> defaults(OperationDefinition operation) {
        Map<String, Object> defaults = new HashMap<>();
        for (VariableDefinition variable : operation.getVariableDefinitions()) {
            switch (variable.getDefaultValue()) {
                case IntValue number -> defaults.put(variable.getName(), number.getValue());
                case BooleanValue truth -> defaults.put(variable.getName(), truth.isValue());
                case ArrayValue list -> defaults.put(variable.getName(), list.getValues());
                case null, default -> {}
            }
        }
        return defaults;
    }
}
