package dev.weft.server.company;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables of companies, members, invitations and projects, as the migrations make them. */
final class CompanyTables {
    static final Table<Record> COMPANY = table(name("weft", "company"));
    static final Field<UUID> COMPANY_ID = column("company", "id", UUID.class);
    static final Field<String> COMPANY_NAME = column("company", "name", String.class);
    static final Field<String> COMPANY_SLUG = column("company", "slug", String.class);
    static final Field<OffsetDateTime> COMPANY_CREATED_AT = column("company", "created_at", OffsetDateTime.class);

    static final Table<Record> MEMBER = table(name("weft", "member"));
    static final Field<UUID> MEMBER_COMPANY = column("member", "company_id", UUID.class);
    static final Field<UUID> MEMBER_ACCOUNT = column("member", "account_id", UUID.class);
    static final Field<String> MEMBER_ROLE = column("member", "role", String.class);
    static final Field<OffsetDateTime> JOINED_AT = column("member", "joined_at", OffsetDateTime.class);

    static final Table<Record> INVITATION = table(name("weft", "invitation"));
    static final Field<UUID> INVITATION_ID = column("invitation", "id", UUID.class);
    static final Field<UUID> INVITATION_COMPANY = column("invitation", "company_id", UUID.class);
    static final Field<String> INVITATION_EMAIL = column("invitation", "email", String.class);
    static final Field<String> INVITATION_ROLE = column("invitation", "role", String.class);
    static final Field<byte[]> INVITATION_CODE_HASH = column("invitation", "code_hash", byte[].class);
    static final Field<UUID> INVITATION_INVITED_BY = column("invitation", "invited_by", UUID.class);
    static final Field<OffsetDateTime> INVITATION_CREATED_AT = column("invitation", "created_at", OffsetDateTime.class);
    static final Field<OffsetDateTime> INVITATION_EXPIRES_AT = column("invitation", "expires_at", OffsetDateTime.class);
    static final Field<OffsetDateTime> INVITATION_ACCEPTED_AT =
            column("invitation", "accepted_at", OffsetDateTime.class);
    static final Field<UUID> INVITATION_ACCEPTED_BY = column("invitation", "accepted_by", UUID.class);

    static final Table<Record> PROJECT = table(name("weft", "project"));
    static final Field<UUID> PROJECT_ID = column("project", "id", UUID.class);
    static final Field<UUID> PROJECT_COMPANY = column("project", "company_id", UUID.class);
    static final Field<String> PROJECT_SLUG = column("project", "slug", String.class);
    static final Field<String> PROJECT_NAME = column("project", "name", String.class);
    static final Field<String> PROJECT_STATE = column("project", "state", String.class);
    static final Field<String> DATABASE_SCHEMA = column("project", "database_schema", String.class);
    static final Field<Integer> REVISION = column("project", "revision", Integer.class);

    private CompanyTables() {}

    private static <T> Field<T> column(String table, String column, Class<T> type) {
        return field(name("weft", table, column), type);
    }
}
