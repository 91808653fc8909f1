package dev.weft.change;

import dev.weft.catalog.DefaultValue;
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
import org.jspecify.annotations.Nullable;

/** PostgreSQL reads the pattern of a check only when the first row is written; this asks it at once. */
final class Patterns {
    private static final String INVALID_REGULAR_EXPRESSION = "2201B";

    private Patterns() {}

    /** Refuses a pattern of a new field that PostgreSQL cannot read, and a default that does not match it. */
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
        String sample = field.defaultValue() instanceof DefaultValue.Constant(Object json) ? json.toString() : null;
        if (!matches(sql, field, sample == null ? "" : sample) && sample != null) {
            throw refusal(field, ErrorCode.INVALID_DEFAULT, "The default of '%s' does not match its pattern", null);
        }
    }

    private static boolean matches(DSLContext sql, FieldSpec field, String text) {
        try {
            return sql.fetchValue(DSL.field(
                    "{0} ~ {1}",
                    Boolean.class, DSL.val(text), DSL.val(field.config().pattern())));
        } catch (DataAccessException failure) {
            if (!INVALID_REGULAR_EXPRESSION.equals(failure.sqlState())) {
                throw failure;
            }
            throw refusal(
                    field, ErrorCode.INVALID_FIELD, "The pattern of '%s' is not a POSIX regular expression", failure);
        }
    }

    private static ApiException refusal(
            FieldSpec field, ErrorCode code, String sentence, @Nullable DataAccessException cause) {
        ApiError error = ApiError.of(code, sentence.formatted(field.name())).onFields(List.of(field.name()));
        return cause == null ? new ApiException(error) : new ApiException(error, cause);
    }
}
