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
import static org.jooq.impl.DSL.noCondition;

import dev.weft.error.ApiException;
import dev.weft.server.account.Account;
import dev.weft.server.account.DisplayName;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

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
        while (!insert(transaction, company, account.displayName(), slug, account.createdAt())) {
            slug = Slug.varied(Slug.from(account.displayName()).orElse(FALLBACK_SLUG));
        }
        addOwner(transaction, company, account.id(), account.createdAt());
    }

    private static void addOwner(DSLContext transaction, UUID company, UUID owner, OffsetDateTime now) {
        transaction
                .insertInto(MEMBER)
                .set(MEMBER_COMPANY, company)
                .set(MEMBER_ACCOUNT, owner)
                .set(MEMBER_ROLE, MemberRole.OWNER.name())
                .set(JOINED_AT, now)
                .execute();
    }

    /**
     * A new company, owned by the account.
     *
     * @param slug null to derive a free one from the name
     * @throws ApiException BAD_USER_INPUT, INVALID_NAME, RESERVED_NAME, NAME_TAKEN
     */
    public Company create(Account owner, String name, @Nullable String slug, OffsetDateTime now) {
        String displayName = DisplayName.read(name, List.of("input", "name"));
        UUID company = UUID.randomUUID();
        if (slug != null) {
            Slug.check(slug);
        }
        return sql.transactionResult(transaction -> {
            String wanted = slug == null ? Slug.from(displayName).orElse(FALLBACK_SLUG) : slug;
            while (!insert(transaction.dsl(), company, displayName, wanted, now)) {
                if (slug != null) {
                    throw Slug.taken(slug, Slug.varied(slug));
                }
                wanted = Slug.varied(Slug.from(displayName).orElse(FALLBACK_SLUG));
            }
            addOwner(transaction.dsl(), company, owner.id(), now);
            return new Company(company, displayName, wanted, MemberRole.OWNER);
        });
    }

    /** The company as the account sees it; empty when it is no member. */
    public Optional<Company> find(UUID account, UUID company) {
        return find(account, COMPANY_ID.eq(company)).stream().findFirst();
    }

    /** The company as the account sees it; empty when there is none, or it is no member. */
    public Optional<Company> find(UUID account, String slug) {
        return find(account, COMPANY_SLUG.eq(slug)).stream().findFirst();
    }

    /** The companies that the account is a member of, in the order in which it joined. */
    public List<Company> of(UUID account) {
        return find(account, noCondition());
    }

    private List<Company> find(UUID account, Condition which) {
        return sql.select(COMPANY_ID, COMPANY_NAME, COMPANY_SLUG, MEMBER_ROLE)
                .from(MEMBER)
                .join(COMPANY)
                .on(COMPANY_ID.eq(MEMBER_COMPANY))
                .where(MEMBER_ACCOUNT.eq(account).and(which))
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

    private static boolean insert(DSLContext transaction, UUID company, String name, String slug, OffsetDateTime now) {
        return transaction
                        .insertInto(COMPANY)
                        .set(COMPANY_ID, company)
                        .set(COMPANY_NAME, name)
                        .set(COMPANY_SLUG, slug)
                        .set(COMPANY_CREATED_AT, now)
                        .onConflict(COMPANY_SLUG)
                        .doNothing()
                        .execute()
                == 1;
    }
}
