package dev.weft.resolvers.operation;

import dev.weft.catalog.SelectOption;
import dev.weft.model.Column;
import dev.weft.resolvers.plan.GroupKey;
import dev.weft.resolvers.sql.Group;
import dev.weft.schema.Scalars;
import graphql.GraphQLContext;
import graphql.schema.GraphQLScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The keys of a group as JSON: what the members of its key's type would show. */
public final class JsonKeys {
    private JsonKeys() {}

    /** In the order of {@code by}. */
    public static List<@Nullable Object> of(Group group) {
        List<@Nullable Object> keys = new ArrayList<>();
        for (GroupKey key : group.plan().keys()) {
            keys.add(json(key, group.key(keys.size())));
        }
        return keys;
    }

    private static @Nullable Object json(GroupKey key, @Nullable Object value) {
        Object finite = FiniteNumbers.check(value, key.column());
        if (finite == null) {
            return null;
        }
        return switch (key.type()) {
            case BIGINT -> text(Scalars.BIG_INT, finite);
            case NUMERIC -> text(Scalars.DECIMAL, finite);
            case DATE -> text(Scalars.DATE, finite);
            case DATE_TIME -> text(Scalars.DATE_TIME, finite);
            case UUID -> text(Scalars.UUID_TYPE, finite);
            case SELECT -> option(key.column(), (String) finite);
            case TEXT, INTEGER, FLOAT, BOOLEAN, JSON, MULTI_SELECT, TEXT_LIST -> finite;
        };
    }

    private static @Nullable Object text(GraphQLScalarType type, Object value) {
        return type.getCoercing().serialize(value, GraphQLContext.getDefault(), Locale.ROOT);
    }

    /** As the enum spells it. */
    private static String option(Column column, String name) {
        return column.options().stream()
                .filter(option -> option.name().equals(name))
                .map(SelectOption::apiName)
                .findFirst()
                .orElse(name);
    }
}
