package dev.weft.resolvers.compiled;

import dev.weft.resolvers.sql.Json;
import dev.weft.schema.Scalars;
import graphql.GraphQLContext;
import graphql.schema.Coercing;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLTypeUtil;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes values of the kinds that the API's scalars and enums show. */
@FunctionalInterface
interface PlainWriter {
    Outcome write(Run run, Object value);

    /** By the type of the field. */
    static PlainWriter of(FieldNode node) {
        return switch (GraphQLTypeUtil.unwrapAll(node.type())) {
            case GraphQLEnumType _ -> {
                Options options = Options.of(node);
                yield (run, value) -> options.write(run, ((String) value).getBytes(StandardCharsets.UTF_8), node.key());
            }
            case GraphQLScalarType scalar
            when scalar.getName().equals(Scalars.JSON.getName()) -> (run, value) -> json(run, value);
            case GraphQLScalarType scalar -> (run, value) -> serialized(run, node, scalar.getCoercing(), value);
            default -> throw new NotCompiled();
        };
    }

    /**
     * @param value plain JSON
     */
    static Outcome json(Run run, @Nullable Object value) {
        run.out().raw(Json.write(value));
        return Outcome.WRITTEN;
    }

    private static Outcome serialized(Run run, FieldNode node, Coercing<?, ?> coercing, Object value) {
        Object shown;
        try {
            shown = coercing.serialize(value, GraphQLContext.getDefault(), Locale.ROOT);
        } catch (CoercingSerializeException | DateTimeException _) {
            return run.unfit(node.key());
        }
        return switch (shown) {
            case String text -> Members.text(run, text);
            case null -> Outcome.NOTHING;
            default -> json(run, shown);
        };
    }
}
