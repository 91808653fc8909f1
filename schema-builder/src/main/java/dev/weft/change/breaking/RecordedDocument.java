package dev.weft.change.breaking;

import graphql.GraphQLException;
import graphql.language.Document;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.validation.OperationValidationRule;
import graphql.validation.QueryComplexityLimits;
import graphql.validation.Validator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A recorded document, and all who sent it.
 *
 * @param senders the same document from different clients
 */
record RecordedDocument(Document document, List<ClientOperation> senders) {
    /** The values of literals are not recorded, so they cannot be judged; {@link DocumentUses} looks at their form. */
    private static final Set<OperationValidationRule> OF_VALUES = Set.of(
            OperationValidationRule.ARGUMENTS_OF_CORRECT_TYPE,
            OperationValidationRule.VARIABLE_DEFAULT_VALUES_OF_CORRECT_TYPE,
            OperationValidationRule.GOOD_FAITH_INTROSPECTION);

    static Optional<RecordedDocument> parse(List<ClientOperation> senders) {
        try {
            return Optional.of(new RecordedDocument(
                    Parser.parse(senders.getFirst().document()), senders));
        } catch (InvalidSyntaxException e) {
            return Optional.empty();
        }
    }

    boolean isValid(GraphQLSchema schema) {
        try {
            return new Validator()
                    .validateDocument(
                            schema, document, rule -> !OF_VALUES.contains(rule), Locale.ROOT, QueryComplexityLimits.NONE)
                    .isEmpty();
        } catch (GraphQLException | NullPointerException e) {
            return false;
        }
    }
}
