package dev.weft.change;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.RoleSpec;
import dev.weft.catalog.change.CatalogEdit;
import dev.weft.catalog.change.SchemaOperation.RemoveRole;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Keeps roles that somebody still acts in. */
record RemovedRoles(DSLContext sql, List<RoleUse> uses) {
    void check(CatalogEdit edit) {
        List<String> left = edit.after().roles().stream().map(RoleSpec::name).toList();
        for (int i = 0; i < edit.operations().size(); i++) {
            if (edit.operations().get(i) instanceof RemoveRole(String role) && !left.contains(role)) {
                check(edit, role, i);
            }
        }
    }

    private void check(CatalogEdit edit, String role, int operation) {
        List<String> referrers = Stream.concat(
                        users(edit, role),
                        uses.stream().flatMap(use -> use.of(sql, edit.before().project(), role).stream()))
                .toList();
        if (!referrers.isEmpty()) {
            throw new ApiException(ApiError.of(
                            ErrorCode.BAD_USER_INPUT,
                            "Role '%s' is still that of %s".formatted(role, String.join(" and ", referrers)))
                    .at(List.of("operations", Integer.toString(operation), "removeRole", "name"))
                    .withHint("Give them another role or take it from them first"));
        }
    }

    private Stream<String> users(CatalogEdit edit, String role) {
        if (edit.before().collection(CollectionSpec.USERS).isEmpty()) {
            return Stream.empty();
        }
        Integer count = sql.selectCount()
                .from(DSL.table(DSL.name(edit.before().databaseSchema(), CollectionSpec.USERS)))
                .where(DSL.field(DSL.name("roles"), SQLDataType.CLOB.array()).contains(new String[] {role}))
                .fetchSingle()
                .value1();
        return count == 0 ? Stream.empty() : Stream.of(count == 1 ? "1 user" : "%,d users".formatted(count));
    }
}
