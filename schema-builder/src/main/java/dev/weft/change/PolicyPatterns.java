package dev.weft.change;

import dev.weft.catalog.PolicySpec;
import dev.weft.catalog.change.CatalogEdit;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Asks PostgreSQL at once for what it would otherwise refuse whenever somebody reads rows under a policy. */
record PolicyPatterns(DSLContext sql) {
    private static final Set<String> REGULAR_EXPRESSIONS = Set.of("regex", "iregex");
    private static final Set<String> PATHS = Set.of("pathExists", "pathMatch");

    void check(CatalogEdit edit) {
        Set<PolicySpec> known = new HashSet<>(edit.before().policies());
        edit.after().policies().stream()
                .filter(policy -> !known.contains(policy))
                .forEach(policy -> texts(List.of(policy.rows(), policy.checked()), "")
                        .distinct()
                        .forEach(text -> check(edit, policy, text)));
    }

    private record OperatorText(String operator, String text) {}

    private static Stream<OperatorText> texts(@Nullable Object json, String name) {
        return switch (json) {
            case Map<?, ?> object ->
                object.entrySet().stream().flatMap(member -> texts(member.getValue(), String.valueOf(member.getKey())));
            case List<?> items -> items.stream().flatMap(item -> texts(item, name));
            case String text
            when REGULAR_EXPRESSIONS.contains(name) || PATHS.contains(name) ->
                Stream.of(new OperatorText(
                        name, text.startsWith("$$") && !PATHS.contains(name) ? text.substring(1) : text));
            case null, default -> Stream.empty();
        };
    }

    private void check(CatalogEdit edit, PolicySpec policy, OperatorText asked) {
        try {
            if (PATHS.contains(asked.operator())) {
                sql.fetchValue(DSL.field("{0}::jsonpath is null", Boolean.class, DSL.val(asked.text())));
            } else {
                sql.fetchValue(DSL.field("'' ~ {0}", Boolean.class, DSL.val(asked.text())));
            }
        } catch (DataAccessException failure) {
            if (!String.valueOf(failure.sqlState()).startsWith("2")
                    && !String.valueOf(failure.sqlState()).startsWith("42")) {
                throw failure;
            }
            Integer origin = edit.origins().get(policy.key());
            throw new ApiException(
                    ApiError.of(
                                    ErrorCode.INVALID_POLICY,
                                    "The %s '%s' of the policy is nothing that PostgreSQL can read"
                                            .formatted(asked.operator(), asked.text()))
                            .at(origin == null ? List.of() : List.of("operations", origin.toString())),
                    failure);
        }
    }
}
