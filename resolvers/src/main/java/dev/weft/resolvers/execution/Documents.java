package dev.weft.resolvers.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.schema.CurrentNames;
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

/** Documents of one schema, parsed and checked. Good ones that come again are kept, so that they cost nothing. */
final class Documents {
    private static final Logger LOG = LoggerFactory.getLogger(Documents.class);

    /** What a field that was compiled takes beside a character of text. */
    private static final int FIELD_WEIGHT = 20;
    /** How a text without it can name a character only by holding it. */
    private static final String ESCAPE = "\\u";

    private static final char DIRECTIVE = '@';

    private final GraphQLSchema schema;
    private final CurrentNames names;
    private final ExecutionLimits limits;
    private final ParserOptions options;
    private final Cache<String, KnownDocument> checked;
    private final SeenTexts seen = new SeenTexts();

    Documents(GraphQLSchema schema, CurrentNames names, ExecutionLimits limits) {
        this.schema = schema;
        this.names = names;
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
                .weigher(Documents::weight)
                .executor(Runnable::run)
                .build();
    }

    private static int weight(String text, KnownDocument document) {
        return (int) Math.min(text.length() + document.fields() * FIELD_WEIGHT, Integer.MAX_VALUE);
    }

    KnownDocument get(String text) {
        KnownDocument known = checked.getIfPresent(text);
        if (known != null) {
            return known;
        }
        KnownDocument document = check(text, parse(text));
        if (seen.add(text)) {
            checked.put(text, document);
        }
        return document;
    }

    private KnownDocument check(String text, Document document) {
        long fields = DocumentLimits.check(document, limits);
        if (text.contains(ESCAPE) || !StorableText.isStorable(text)) {
            StorableText.check(document);
        }
        if (text.indexOf(DIRECTIVE) >= 0) {
            RefusedDirectives.check(document);
        }
        Document current = inNamesOfToday(document);
        validate(current);
        return new KnownDocument(document, current, fields);
    }

    private Document inNamesOfToday(Document document) {
        try {
            return names.document(document);
        } catch (ApiException refusal) {
            throw RequestRefused.by(refusal);
        }
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
