package dev.weft.change.breaking;

import dev.weft.schema.CurrentNames;
import dev.weft.schema.FormerNames;
import dev.weft.schema.GeneratedSchema;
import graphql.GraphQLException;
import graphql.language.Document;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.validation.OperationValidationRule;
import graphql.validation.QueryComplexityLimits;
import graphql.validation.Validator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
            return Optional.of(
                    new RecordedDocument(Parser.parse(senders.getFirst().document()), senders));
        } catch (InvalidSyntaxException e) {
            return Optional.empty();
        }
    }

    /** With the names that types have in the schema; those of members are in it, old and new. */
    Document in(GeneratedSchema schema) {
        FormerNames ofTypes = new FormerNames(schema.formerNames().types(), Map.of());
        return new CurrentNames(schema.schema(), ofTypes).document(document);
    }

    boolean isValid(GeneratedSchema schema) {
        try {
            return new Validator()
                    .validateDocument(
                            schema.schema(),
                            in(schema),
                            rule -> !OF_VALUES.contains(rule),
                            Locale.ROOT,
                            QueryComplexityLimits.NONE)
                    .isEmpty();
        } catch (GraphQLException | NullPointerException e) {
            return false;
        }
    }
}
