package dev.weft.resolvers.execution;

import dev.weft.resolvers.sql.Explanations;
import dev.weft.resolvers.sql.StatementObserver;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one run of an operation tells besides its data, when its client wants to know. */
record OperationReport(
        PreparedOperation operation, @Nullable Explanations explanations) {
    static OperationReport of(PreparedOperation operation) {
        boolean explains = operation.request().wants(ResponseExtension.EXPLAIN);
        return new OperationReport(operation, explains ? new Explanations() : null);
    }

    StatementObserver observer() {
        return explanations == null ? StatementObserver.NONE : explanations;
    }

    /** The {@code extensions} of the response; empty when nothing is wanted. */
    Map<String, Object> extensions() {
        Map<String, Object> extensions = new LinkedHashMap<>();
        if (operation.request().wants(ResponseExtension.COST)) {
            extensions.put(ResponseExtension.COST.key(), operation.cost());
        }
        if (explanations != null) {
            extensions.put(ResponseExtension.EXPLAIN.key(), explanations.statements());
        }
        return extensions;
    }
}
