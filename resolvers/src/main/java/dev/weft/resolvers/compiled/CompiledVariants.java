package dev.weft.resolvers.compiled;

import graphql.execution.CoercedVariables;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** One operation, compiled once for each way in which its conditions turn out. */
public final class CompiledVariants {
    /** Of more than these the operation starts afresh. */
    private static final int KEPT = 8;

    private final Set<String> names;
    private final Function<Conditions, Optional<CompiledOperation>> compiler;
    private final Map<Conditions, Optional<CompiledOperation>> compiled = new ConcurrentHashMap<>();

    /**
     * @param names of the variables that conditions name
     */
    CompiledVariants(Set<String> names, Function<Conditions, Optional<CompiledOperation>> compiler) {
        this.names = names;
        this.compiler = compiler;
    }

    /** Empty for what only graphql-java carries out. */
    public Optional<CompiledOperation> with(CoercedVariables variables) {
        Conditions conditions = Conditions.of(names, variables);
        Optional<CompiledOperation> known = compiled.get(conditions);
        if (known == null) {
            known = compiler.apply(conditions);
            if (compiled.size() >= KEPT) {
                compiled.clear();
            }
            compiled.put(conditions, known);
        }
        return known;
    }
}
