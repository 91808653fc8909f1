package dev.weft.resolvers.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.weft.error.ErrorCode;
import graphql.language.Document;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.parser.exceptions.ParseCancelledTooManyCharsException;
import graphql.schema.GraphQLSchema;
import graphql.validation.GoodFaithIntrospectionExceeded;
import graphql.validation.QueryComplexityLimits;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Documents of one schema, parsed and checked. Good ones are kept, so their next use costs nothing. */
final class Documents {
    private static final Logger LOG = LoggerFactory.getLogger(Documents.class);

    private final GraphQLSchema schema;
    private final ExecutionLimits limits;
    private final ParserOptions options;
    private final Cache<String, Document> checked;

    Documents(GraphQLSchema schema, ExecutionLimits limits) {
        this.schema = schema;
        this.limits = limits;
        this.options = ParserOptions.newParserOptions()
                .maxCharacters(limits.characters())
                .maxTokens(limits.tokens())
                .maxWhitespaceTokens(limits.whitespace())
                .captureIgnoredChars(false)
                .captureLineComments(false)
                .readerTrackData(false)
                .build();
        this.checked = Caffeine.newBuilder()
                .maximumWeight(limits.cachedCharacters())
                .weigher((String text, Document _) -> text.length())
                .build();
    }

    Document get(String text) {
        Document known = checked.getIfPresent(text);
        if (known != null) {
            return known;
        }
        Document document = parse(text);
        DocumentLimits.check(document, limits);
        StorableText.check(document);
        RefusedDirectives.check(document);
        validate(document);
        checked.put(text, document);
        return document;
    }

    private Document parse(String text) {
        try {
            return new Parser()
                    .parseDocument(ParserEnvironment.newParserEnvironment()
                            .document(text)
                            .parserOptions(options)
                            .locale(Locale.ROOT)
                            .build());
        } catch (InvalidSyntaxException e) {
            throw refusal(e);
        }
    }

    private RequestRefused refusal(InvalidSyntaxException failure) {
        return switch (failure) {
            case ParseCancelledTooManyCharsException _ ->
                tooLarge(count(limits.characters()) + " characters; it has more");
            case ParseCancelledTooDeepException _ -> tooLarge("no deeper nesting than a parser can follow");
            case ParseCancelledException _ ->
                tooLarge(count(limits.tokens()) + " tokens, and " + count(limits.whitespace())
                        + " of space and comments; it has more");
            default -> new RequestRefused(List.of(failure.toInvalidSyntaxError()));
        };
    }

    private static RequestRefused tooLarge(String allowance) {
        return new RequestRefused(ErrorCode.QUERY_TOO_COMPLEX, "The document may have " + allowance);
    }

    private static String count(int figure) {
        return String.format(Locale.ROOT, "%,d", figure);
    }

    private void validate(Document document) {
        List<ValidationError> errors;
        try {
            errors = new Validator()
                    .validateDocument(schema, document, _ -> true, Locale.ROOT, QueryComplexityLimits.NONE);
        } catch (GoodFaithIntrospectionExceeded e) {
            throw new RequestRefused(List.of(e.toBadFaithError()));
        } catch (NullPointerException e) {
            // The rules of subscriptions stumble over fragments that do not exist.
            LOG.debug("Validation failed", e);
            throw new RequestRefused(
                    ErrorCode.GRAPHQL_VALIDATION_FAILED, "The document refers to something that does not exist");
        }
        if (!errors.isEmpty()) {
            throw new RequestRefused(errors);
        }
    }
}
