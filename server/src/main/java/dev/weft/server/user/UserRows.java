package dev.weft.server.user;

import static dev.weft.server.user.UserTables.CREDENTIAL;
import static dev.weft.server.user.UserTables.CREDENTIAL_PROJECT;
import static dev.weft.server.user.UserTables.CREDENTIAL_USER;
import static dev.weft.server.user.UserTables.PASSWORD_HASH;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.weft.catalog.CollectionSpec;
import dev.weft.server.project.ProjectRef;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The few things that the platform looks up in a project's table of users. Its fields here cannot be renamed. */
final class UserRows {
    private final DSLContext sql;
    private final ProjectRef project;

    UserRows(DSLContext sql, ProjectRef project) {
        this.sql = sql;
        this.project = project;
    }

    /** Who may sign in with a password. */
    record Credential(UUID user, String passwordHash) {}

    boolean hasEmail(String email) {
        return sql.fetchExists(sql.selectOne().from(users()).where(email().eq(email)));
    }

    Optional<String> email(UUID user) {
        return sql.select(email()).from(users()).where(id().eq(user)).fetchOptional(email());
    }

    Optional<Credential> credential(String email) {
        return sql.select(id(), PASSWORD_HASH)
                .from(users())
                .join(CREDENTIAL)
                .on(CREDENTIAL_USER
                        .eq(id())
                        .and(CREDENTIAL_PROJECT.eq(project.id().value())))
                .where(email().eq(email))
                .fetchOptional(row -> new Credential(row.value1(), row.value2()));
    }

    /** The names of the roles that the user was given; empty when there is no such user. */
    Optional<List<String>> roles(UUID user) {
        return sql.select(roles()).from(users()).where(id().eq(user)).fetchOptional(row -> Arrays.asList(row.value1()));
    }

    Table<Record> users() {
        return table(name(project.databaseSchema(), CollectionSpec.USERS));
    }

    Field<UUID> id() {
        return field(name(project.databaseSchema(), CollectionSpec.USERS, "id"), SQLDataType.UUID);
    }

    Field<String[]> roles() {
        return column("roles", String[].class);
    }

    private Field<String> email() {
        return column("email", String.class);
    }

    private <T> Field<T> column(String column, Class<T> type) {
        return field(name(project.databaseSchema(), CollectionSpec.USERS, column), type);
    }
}
