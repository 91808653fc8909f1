package dev.weft.resolvers.sql;

import dev.weft.model.ValueType;
import dev.weft.schema.Scalars;
import graphql.GraphQLContext;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseValueException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What tokens say of callers, as values of the types that conditions compare: in the forms that the API itself takes. */
public final class CallerTypes {
    private CallerTypes() {}

    /**
     * @param given plain JSON, or the uuid of a user
     * @return null for what is no value of the type
     */
    public static @Nullable Object read(ValueType type, @Nullable Object given) {
        Object plain = given instanceof UUID key && type != ValueType.UUID ? key.toString() : given;
        if (plain == null || !isStorable(plain)) {
            return null;
        }
        try {
            return coercing(type).parseValue(plain, GraphQLContext.getDefault(), Locale.ROOT);
        } catch (CoercingParseValueException _) {
            return null;
        }
    }

    private static Coercing<?, ?> coercing(ValueType type) {
        return (switch (type) {
                    case TEXT, SELECT, TEXT_LIST, MULTI_SELECT -> graphql.Scalars.GraphQLString;
                    case INTEGER -> graphql.Scalars.GraphQLInt;
                    case BIGINT -> Scalars.BIG_INT;
                    case NUMERIC -> Scalars.DECIMAL;
                    case FLOAT -> graphql.Scalars.GraphQLFloat;
                    case BOOLEAN -> graphql.Scalars.GraphQLBoolean;
                    case DATE -> Scalars.DATE;
                    case DATE_TIME -> Scalars.DATE_TIME;
                    case UUID -> Scalars.UUID_TYPE;
                    case JSON -> Scalars.JSON;
                })
                .getCoercing();
    }

    /** PostgreSQL keeps neither the character 0 nor half a character. */
    private static boolean isStorable(Object value) {
        String text = value instanceof String plain ? plain : Json.write(value);
        return text.indexOf('\0') < 0
                && !(text.contains("\\u0000") && !(value instanceof String))
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
