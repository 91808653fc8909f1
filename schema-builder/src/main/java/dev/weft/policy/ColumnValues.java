package dev.weft.policy;

import dev.weft.catalog.SelectOption;
import dev.weft.model.ValueType;
import dev.weft.schema.Scalars;
import graphql.GraphQLContext;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Plain JSON as values of columns. */
public final class ColumnValues {
    private ColumnValues() {}

    /** Null for what is no value of the type. */
    public static @Nullable Object coerced(Object raw, ValueType type, List<SelectOption> options) {
        return switch (type) {
            case TEXT, TEXT_LIST -> StorableTexts.isStorable(raw) ? parsed(graphql.Scalars.GraphQLString, raw) : null;
            case INTEGER -> parsed(graphql.Scalars.GraphQLInt, raw);
            case BIGINT -> parsed(Scalars.BIG_INT, raw);
            case NUMERIC -> parsed(Scalars.DECIMAL, raw);
            case FLOAT -> parsed(graphql.Scalars.GraphQLFloat, raw);
            case BOOLEAN -> parsed(graphql.Scalars.GraphQLBoolean, raw);
            case DATE -> parsed(Scalars.DATE, raw);
            case DATE_TIME -> parsed(Scalars.DATE_TIME, raw);
            case UUID -> parsed(Scalars.UUID_TYPE, raw);
            case JSON -> StorableTexts.isStorable(raw) ? raw : null;
            case SELECT, MULTI_SELECT -> option(raw, options);
        };
    }

    /** By its name in the API, or by the one that is stored. */
    private static @Nullable String option(Object raw, List<SelectOption> options) {
        return options.stream()
                .filter(option -> option.apiName().equals(raw) || option.name().equals(raw))
                .map(SelectOption::name)
                .findFirst()
                .orElse(null);
    }

    static @Nullable Object parsed(GraphQLScalarType scalar, Object raw) {
        try {
            return scalar.getCoercing().parseValue(raw, GraphQLContext.getDefault(), Locale.ROOT);
        } catch (CoercingParseValueException _) {
            return null;
        }
    }
}
