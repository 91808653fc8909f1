package dev.weft.resolvers.execution;

import dev.weft.error.ApiError;
import dev.weft.error.ErrorCode;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Node;
import java.util.List;
import java.util.Map;

/** Refuses directives that the library knows and nothing here obeys: to ignore them would answer another question. */
final class RefusedDirectives {
    private static final String WHOLE = "responses come whole";
    private static final Map<String, String> REASONS = Map.of(
            "defer", WHOLE, "stream", WHOLE, "experimental_disableErrorPropagation", "errors propagate as always");

    private RefusedDirectives() {}

    static void check(Document document) {
        document.getDefinitions().forEach(RefusedDirectives::check);
    }

    private static void check(Node<?> node) {
        if (node instanceof Directive directive && REASONS.containsKey(directive.getName())) {
            throw refusal(directive);
        }
        node.getChildren().forEach(RefusedDirectives::check);
    }

    private static RequestRefused refusal(Directive directive) {
        String message = "The directive '@" + directive.getName() + "' is not served: "
                + REASONS.get(directive.getName()) + "; leave it out";
        ApiError error = ApiError.of(ErrorCode.GRAPHQL_VALIDATION_FAILED, message);
        return new RequestRefused(List.of(new FieldError(error, null, List.of(directive.getSourceLocation()))));
    }
}
