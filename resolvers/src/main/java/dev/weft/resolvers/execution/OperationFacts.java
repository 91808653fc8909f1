package dev.weft.resolvers.execution;

import dev.weft.error.ErrorCode;
import dev.weft.resolvers.compiled.CompiledVariants;
import dev.weft.resolvers.cost.OperationCost;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an operation once and for all, and what a caller may therefore not ask.
 *
 * @param compiled null where nothing is compiled
 */
record OperationFacts(
        OperationIdentity identity,
        OperationCost cost,
        boolean introspects,
        boolean handsOutTokens,
        @Nullable CompiledVariants compiled) {

    /**
     * The operation's cost.
     *
     * @throws RequestRefused when the caller may not ask this
     */
    long check(ProjectRequest request) {
        Allowance allowance = request.allowance();
        if (request.wants(ResponseExtension.EXPLAIN) && !allowance.explain()) {
            throw new RequestRefused(
                    ErrorCode.FORBIDDEN, "'extensions.explain' is for the project's owners and admins; leave it out");
        }
        if (introspects && !allowance.introspection()) {
            throw new RequestRefused(
                    ErrorCode.FORBIDDEN, "Introspection is switched off for your role; ask for the schema's SDL");
        }
        long figure = cost.figure(request.variables());
        if (figure > allowance.cost()) {
            throw new RequestRefused(
                    ErrorCode.QUERY_TOO_COMPLEX,
                    String.format(
                            Locale.ROOT,
                            "The operation costs up to %,d; it may cost %,d. Ask for smaller pages",
                            figure,
                            allowance.cost()));
        }
        return figure;
    }
}
