package dev.weft.resolvers.compiled;

import dev.weft.model.ProjectModel;
import dev.weft.resolvers.plan.ReadLimits;
import dev.weft.resolvers.write.Mutations;
import dev.weft.resolvers.write.RootMutations;
import dev.weft.schema.GeneratedSchema;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLObjectType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compiles the operations of one schema. What it cannot carry out runs as a whole through graphql-java.
 */
public final class CompiledDriver {
    private final GeneratedSchema schema;
    private final Members members;

    public CompiledDriver(GeneratedSchema schema, ProjectModel model, ReadLimits limits, Mutations mutations) {
        this.schema = schema;
        this.members = new Members(model, limits, new RootMutations(mutations));
    }

    /**
     * Compiles when it is asked to.
     *
     * @param document valid, with the operation in it
     */
    public CompiledVariants variants(Document document, OperationDefinition definition) {
        return new CompiledVariants(
                Conditions.variables(document), conditions -> compile(document, definition, conditions));
    }

    private Optional<CompiledOperation> compile(
            Document document, OperationDefinition definition, Conditions conditions) {
        GraphQLObjectType root = switch (definition.getOperation()) {
            case QUERY -> schema.schema().getQueryType();
            case MUTATION -> schema.schema().getMutationType();
            case SUBSCRIPTION -> schema.schema().getSubscriptionType();
        };
        Map<String, FragmentDefinition> fragments = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(Collectors.toMap(FragmentDefinition::getName, fragment -> fragment));
        Compiler compiler = new Compiler(schema, members, fragments, conditions);
        try {
            Fields roots = compiler.fields(
                    Objects.requireNonNull(root), List.of(Objects.requireNonNull(definition.getSelectionSet())));
            return Optional.of(new CompiledOperation(roots, members.subscriptions()));
        } catch (NotCompiled _) {
            return Optional.empty();
        }
    }
}
