package dev.weft.server.company;

import static dev.weft.server.company.CompanyTables.COMPANY;
import static dev.weft.server.company.CompanyTables.COMPANY_CREATED_AT;
import static dev.weft.server.company.CompanyTables.COMPANY_ID;
import static dev.weft.server.company.CompanyTables.COMPANY_NAME;
import static dev.weft.server.company.CompanyTables.COMPANY_SLUG;
import static dev.weft.server.company.CompanyTables.JOINED_AT;
import static dev.weft.server.company.CompanyTables.MEMBER;
import static dev.weft.server.company.CompanyTables.MEMBER_ACCOUNT;
import static dev.weft.server.company.CompanyTables.MEMBER_COMPANY;
import static dev.weft.server.company.CompanyTables.MEMBER_ROLE;
import static org.jooq.impl.DSL.any;

import dev.weft.server.account.Account;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/** Companies and who is in them. */
public final class Companies {
    private static final String FALLBACK_SLUG = "company";

    private final DSLContext sql;

    public Companies(DSLContext sql) {
        this.sql = sql;
    }

    /** A company of the account's own, in the transaction that makes the account. */
    public static void createOwn(DSLContext transaction, Account account) {
        UUID company = UUID.randomUUID();
        String slug = Slug.from(account.displayName()).orElse(FALLBACK_SLUG);
        while (!insert(transaction, company, slug, account)) {
            slug = Slug.varied(Slug.from(account.displayName()).orElse(FALLBACK_SLUG));
        }
        transaction
                .insertInto(MEMBER)
                .set(MEMBER_COMPANY, company)
                .set(MEMBER_ACCOUNT, account.id())
                .set(MEMBER_ROLE, MemberRole.OWNER.name())
                .set(JOINED_AT, account.createdAt())
                .execute();
    }

    /** The companies that the account is a member of, in the order in which it joined. */
    public List<Company> of(UUID account) {
        return sql.select(COMPANY_ID, COMPANY_NAME, COMPANY_SLUG, MEMBER_ROLE)
                .from(MEMBER)
                .join(COMPANY)
                .on(COMPANY_ID.eq(MEMBER_COMPANY))
                .where(MEMBER_ACCOUNT.eq(account))
                .orderBy(JOINED_AT, COMPANY_ID)
                .fetch(row -> new Company(
                        row.get(COMPANY_ID),
                        row.get(COMPANY_NAME),
                        row.get(COMPANY_SLUG),
                        MemberRole.valueOf(row.get(MEMBER_ROLE))));
    }

    /** The members of each company, in one statement. */
    public Map<UUID, List<Member>> members(Set<UUID> companies) {
        return sql.select(MEMBER_COMPANY, MEMBER_ACCOUNT, MEMBER_ROLE, JOINED_AT)
                .from(MEMBER)
                .where(MEMBER_COMPANY.eq(any(companies.toArray(UUID[]::new))))
                .orderBy(JOINED_AT, MEMBER_ACCOUNT)
                .fetchGroups(
                        MEMBER_COMPANY,
                        row -> new Member(
                                row.get(MEMBER_COMPANY),
                                row.get(MEMBER_ACCOUNT),
                                MemberRole.valueOf(row.get(MEMBER_ROLE)),
                                row.get(JOINED_AT)));
    }

    private static boolean insert(DSLContext transaction, UUID company, String slug, Account owner) {
        return transaction
                        .insertInto(COMPANY)
                        .set(COMPANY_ID, company)
                        .set(COMPANY_NAME, owner.displayName())
                        .set(COMPANY_SLUG, slug)
                        .set(COMPANY_CREATED_AT, owner.createdAt())
                        .onConflict(COMPANY_SLUG)
                        .doNothing()
                        .execute()
                == 1;
    }
}
