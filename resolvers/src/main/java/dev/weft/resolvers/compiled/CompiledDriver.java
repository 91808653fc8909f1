package dev.weft.resolvers.compiled;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.plan.ReadLimits;
import dev.weft.resolvers.write.AtomicMutations;
import dev.weft.resolvers.write.Mutations;
import dev.weft.schema.GeneratedSchema;
import graphql.execution.CoercedVariables;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLObjectType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compiles the operations of one schema, and keeps what it compiled. What it cannot carry out runs as a whole through
 * graphql-java.
 */
public final class CompiledDriver {
    private static final int KEPT = 2_000;
    private static final int KEPT_FIELDS = 20_000;

    private final GeneratedSchema schema;
    private final Members members;
    /** By the operation itself, which its document keeps. */
    private final Cache<OperationDefinition, Set<String>> conditions =
            Caffeine.newBuilder().weakKeys().maximumSize(KEPT).build();

    private final Cache<Variant, Optional<CompiledOperation>> compiled = Caffeine.newBuilder()
            .maximumWeight(KEPT_FIELDS)
            .weigher((Variant _, Optional<CompiledOperation> operation) ->
                    operation.map(CompiledOperation::size).orElse(1))
            .build();

    /** Documents with the same values in their conditions select the same. Definitions are equal to themselves alone. */
    private record Variant(OperationDefinition definition, Conditions conditions) {}

    public CompiledDriver(GeneratedSchema schema, ProjectModel model, ReadLimits limits, Mutations mutations) {
        this.schema = schema;
        this.members = new Members(model, limits, new AtomicMutations(mutations));
    }

    /**
     * Empty for what only graphql-java carries out.
     *
     * @param document valid, with the operation in it
     */
    public Optional<CompiledOperation> compile(
            Document document, OperationDefinition definition, CoercedVariables variables) {
        Set<String> names = conditions.get(definition, _ -> Conditions.variables(document));
        Variant variant = new Variant(definition, Conditions.of(names, variables));
        return compiled.get(variant, wanted -> compile(document, wanted));
    }

    private Optional<CompiledOperation> compile(Document document, Variant variant) {
        GraphQLObjectType root = switch (variant.definition().getOperation()) {
            case QUERY -> schema.schema().getQueryType();
            case MUTATION -> schema.schema().getMutationType();
            case SUBSCRIPTION -> null;
        };
        if (root == null) {
            return Optional.empty();
        }
        Map<String, FragmentDefinition> fragments = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(Collectors.toMap(FragmentDefinition::getName, fragment -> fragment));
        Compiler compiler = new Compiler(schema, members, fragments, variant.conditions());
        try {
            Fields roots = compiler.fields(
                    root, List.of(Objects.requireNonNull(variant.definition().getSelectionSet())));
            return Optional.of(new CompiledOperation(roots, compiler.compiled()));
        } catch (NotCompiled _) {
            return Optional.empty();
        }
    }
}
