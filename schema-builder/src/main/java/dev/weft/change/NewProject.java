package dev.weft.change;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldType;
import dev.weft.catalog.PrimaryKeyKind;
import dev.weft.catalog.change.NewField;
import dev.weft.catalog.change.SchemaOperation;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What every project has from the start. */
final class NewProject {
    private static final DSLContext SQL = DSL.using(SQLDialect.POSTGRES);

    private NewProject() {}

    /** The PostgreSQL role that the project's requests run as. */
    static String role(String databaseSchema) {
        return "weft_" + databaseSchema;
    }

    /** A schema, and a role that reaches that schema alone. */
    static List<String> wall(String databaseSchema) {
        return List.of(
                sql("create schema {0}", databaseSchema),
                sql("create role {1} nologin", databaseSchema),
                sql("grant {1} to current_user with inherit false, set true", databaseSchema),
                sql("grant usage on schema {0} to {1}", databaseSchema),
                sql(
                        "alter default privileges in schema {0} grant select, insert, update, delete on tables to {1}",
                        databaseSchema),
                sql(
                        "alter default privileges in schema {0} grant usage, select, update on sequences to {1}",
                        databaseSchema));
    }

    private static String sql(String template, String databaseSchema) {
        return SQL.render(DSL.sql(template, DSL.name(databaseSchema), DSL.name(role(databaseSchema))));
    }

    /** The people who use the project's app. Their password hashes are kept elsewhere. */
    static SchemaOperation users() {
        return new SchemaOperation.CreateCollection(
                CollectionSpec.USERS,
                "User",
                "Users",
                "The people who use this project's app.",
                PrimaryKeyKind.UUID,
                true,
                List.of(
                        field("email", FieldType.EMAIL, true, true, null),
                        field("email_verified", FieldType.BOOLEAN, true, false, false),
                        field("full_name", FieldType.TEXT, false, false, null),
                        field("avatar_url", FieldType.URL, false, false, null),
                        field("roles", FieldType.TEXT_LIST, true, false, List.of())));
    }

    /** For the log. */
    static List<Map<String, Object>> usersAsAsked() {
        return List.of(Map.of("createCollection", Map.of("name", CollectionSpec.USERS)));
    }

    private static NewField field(
            String name, FieldType type, boolean required, boolean unique, @Nullable Object defaultValue) {
        return new NewField(name, type, null, null, required, unique, false, defaultValue, null, List.of(), null);
    }
}
