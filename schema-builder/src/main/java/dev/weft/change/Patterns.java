package dev.weft.change;

import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.change.CatalogEdit;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** PostgreSQL reads the pattern of a check only when the first row is written; this asks it at once. */
final class Patterns {
    private static final String INVALID_REGULAR_EXPRESSION = "2201B";

    private Patterns() {}

    /** Refuses with INVALID_FIELD a pattern of a new field that PostgreSQL cannot read. */
    static void check(DSLContext sql, CatalogEdit edit) {
        Set<FieldSpec> old = fields(edit.before()).collect(Collectors.toSet());
        fields(edit.after())
                .filter(field -> field.config().pattern() != null && !old.contains(field))
                .forEach(field -> check(sql, field));
    }

    private static Stream<FieldSpec> fields(ProjectCatalog catalog) {
        return catalog.collections().stream().flatMap(collection -> collection.fields().stream());
    }

    private static void check(DSLContext sql, FieldSpec field) {
        try {
            sql.fetch("select '' ~ {0}", DSL.val(field.config().pattern()));
        } catch (DataAccessException failure) {
            if (!INVALID_REGULAR_EXPRESSION.equals(failure.sqlState())) {
                throw failure;
            }
            throw new ApiException(
                    ApiError.of(
                                    ErrorCode.INVALID_FIELD,
                                    "The pattern of '%s' is not a POSIX regular expression".formatted(field.name()))
                            .onFields(List.of(field.name())),
                    failure);
        }
    }
}
