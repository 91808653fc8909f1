package dev.weft.server.company;

import static dev.weft.server.company.CompanyTables.INVITATION;
import static dev.weft.server.company.CompanyTables.INVITATION_ACCEPTED_AT;
import static dev.weft.server.company.CompanyTables.INVITATION_ACCEPTED_BY;
import static dev.weft.server.company.CompanyTables.INVITATION_CODE_HASH;
import static dev.weft.server.company.CompanyTables.INVITATION_COMPANY;
import static dev.weft.server.company.CompanyTables.INVITATION_CREATED_AT;
import static dev.weft.server.company.CompanyTables.INVITATION_EMAIL;
import static dev.weft.server.company.CompanyTables.INVITATION_EXPIRES_AT;
import static dev.weft.server.company.CompanyTables.INVITATION_ID;
import static dev.weft.server.company.CompanyTables.INVITATION_INVITED_BY;
import static dev.weft.server.company.CompanyTables.INVITATION_ROLE;
import static dev.weft.server.company.CompanyTables.JOINED_AT;
import static dev.weft.server.company.CompanyTables.MEMBER;
import static dev.weft.server.company.CompanyTables.MEMBER_ACCOUNT;
import static dev.weft.server.company.CompanyTables.MEMBER_COMPANY;
import static dev.weft.server.company.CompanyTables.MEMBER_ROLE;
import static org.jooq.impl.DSL.any;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.account.Account;
import dev.weft.server.account.EmailAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** Invites people into companies. Nothing is sent: the inviter hands the code on. */
public final class Invitations {
    static final Duration GOOD_FOR = Duration.ofDays(7);

    private static final int MOST_OPEN = 500;
    private static final List<Field<?>> SHOWN = List.of(
            INVITATION_ID,
            INVITATION_COMPANY,
            INVITATION_EMAIL,
            INVITATION_ROLE,
            INVITATION_EXPIRES_AT,
            INVITATION_ACCEPTED_AT);

    private final DSLContext sql;
    private final MemberRoles roles;
    private final InstantSource clock;

    public Invitations(DSLContext sql, MemberRoles roles, InstantSource clock) {
        this.sql = sql;
        this.roles = roles;
        this.clock = clock;
    }

    /**
     * A new invitation with its code. One that was open for the same e-mail is void.
     *
     * @param inviter who asks
     * @throws ApiException NOT_FOUND, FORBIDDEN, BAD_USER_INPUT
     */
    public Invitation invite(UUID inviter, String companySlug, String email, MemberRole role) {
        String invited = EmailAddress.normalized(email)
                .orElseThrow(() -> refused("email", "The email must be an address such as ada@example.com."));
        InvitationCode code = InvitationCode.create();
        return sql.transactionResult(transaction -> {
            DSLContext open = transaction.dsl();
            Seat seat = Seat.take(open, inviter, companySlug, List.of("input", "companySlug"));
            seat.require(role);
            withdraw(open, seat.company(), invited);
            refuseTooMany(open, seat.company());
            return insert(open, seat.company(), invited, role, code, inviter).withCode(code);
        });
    }

    /**
     * Lets the account in. Somebody who is in the company already keeps the role that they have.
     *
     * @return the company
     * @throws ApiException NOT_FOUND for a code that is unknown, used, withdrawn or expired; FORBIDDEN for the code of
     *     somebody else
     */
    public UUID accept(Account account, String code) {
        UUID company =
                sql.transactionResult(transaction -> accept(transaction.dsl(), account, new InvitationCode(code)));
        roles.forget();
        return company;
    }

    private UUID accept(DSLContext transaction, Account account, InvitationCode code) {
        Invitation invitation = transaction
                .select(SHOWN)
                .from(INVITATION)
                .where(INVITATION_CODE_HASH.eq(code.hash()))
                .and(INVITATION_ACCEPTED_AT.isNull())
                .and(INVITATION_EXPIRES_AT.gt(now()))
                .forUpdate()
                .fetchOptional(Invitations::invitation)
                .orElseThrow(() -> new ApiException(
                        ApiError.of(ErrorCode.NOT_FOUND, "The invitation is not valid any more; ask for another one.")
                                .at(List.of("code"))
                                .onFields(List.of("code"))));
        if (!invitation.email().equals(account.email())) {
            throw new ApiException(
                    ErrorCode.FORBIDDEN, "The invitation is for another e-mail; sign in with the account that has it.");
        }
        transaction
                .update(INVITATION)
                .set(INVITATION_ACCEPTED_AT, now())
                .set(INVITATION_ACCEPTED_BY, account.id())
                .where(INVITATION_ID.eq(invitation.id()))
                .execute();
        transaction
                .insertInto(MEMBER)
                .set(MEMBER_COMPANY, invitation.company())
                .set(MEMBER_ACCOUNT, account.id())
                .set(MEMBER_ROLE, invitation.role().name())
                .set(JOINED_AT, now())
                .onConflictDoNothing()
                .execute();
        return invitation.company();
    }

    /**
     * Takes an open invitation back.
     *
     * @throws ApiException NOT_FOUND, FORBIDDEN
     */
    public void withdraw(UUID account, String companySlug, UUID invitation) {
        sql.transaction(transaction -> {
            Seat seat = Seat.take(transaction.dsl(), account, companySlug, List.of("companySlug"));
            seat.require();
            int withdrawn = transaction
                    .dsl()
                    .deleteFrom(INVITATION)
                    .where(INVITATION_ID.eq(invitation).and(INVITATION_COMPANY.eq(seat.company())))
                    .and(INVITATION_ACCEPTED_AT.isNull())
                    .execute();
            if (withdrawn == 0) {
                throw new ApiException(
                        ApiError.of(ErrorCode.NOT_FOUND, "The company has no open invitation with this id.")
                                .at(List.of("id"))
                                .onFields(List.of("id")));
            }
        });
    }

    /** The invitations of each company, newest first, in one statement; never their codes. */
    public Map<UUID, List<Invitation>> of(Set<UUID> companies) {
        return sql.select(SHOWN)
                .from(INVITATION)
                .where(INVITATION_COMPANY.eq(any(companies.toArray(UUID[]::new))))
                .orderBy(INVITATION_CREATED_AT.desc(), INVITATION_ID)
                .fetchGroups(INVITATION_COMPANY, Invitations::invitation);
    }

    /** Whoever loses rights loses the invitations that were given by them. */
    static void withdrawThoseOf(DSLContext transaction, UUID company, UUID inviter) {
        transaction
                .deleteFrom(INVITATION)
                .where(INVITATION_COMPANY.eq(company).and(INVITATION_INVITED_BY.eq(inviter)))
                .and(INVITATION_ACCEPTED_AT.isNull())
                .execute();
    }

    private static void withdraw(DSLContext transaction, UUID company, String email) {
        transaction
                .deleteFrom(INVITATION)
                .where(INVITATION_COMPANY.eq(company).and(INVITATION_EMAIL.eq(email)))
                .and(INVITATION_ACCEPTED_AT.isNull())
                .execute();
    }

    private void refuseTooMany(DSLContext transaction, UUID company) {
        int open = transaction.fetchCount(
                INVITATION, INVITATION_COMPANY.eq(company).and(INVITATION_ACCEPTED_AT.isNull()));
        if (open >= MOST_OPEN) {
            throw refused("email", "The company has " + open + " open invitations; withdraw some of them first.");
        }
    }

    private Invitation insert(
            DSLContext transaction, UUID company, String email, MemberRole role, InvitationCode code, UUID inviter) {
        return transaction
                .insertInto(INVITATION)
                .set(INVITATION_ID, UUID.randomUUID())
                .set(INVITATION_COMPANY, company)
                .set(INVITATION_EMAIL, email)
                .set(INVITATION_ROLE, role.name())
                .set(INVITATION_CODE_HASH, code.hash())
                .set(INVITATION_INVITED_BY, inviter)
                .set(INVITATION_CREATED_AT, now())
                .set(INVITATION_EXPIRES_AT, now().plus(GOOD_FOR))
                .returningResult(SHOWN)
                .fetchSingle(Invitations::invitation);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Invitation invitation(Record row) {
        return new Invitation(
                row.get(INVITATION_ID),
                row.get(INVITATION_COMPANY),
                row.get(INVITATION_EMAIL),
                MemberRole.valueOf(row.get(INVITATION_ROLE)),
                null,
                row.get(INVITATION_EXPIRES_AT),
                row.get(INVITATION_ACCEPTED_AT));
    }

    private static ApiException refused(String field, String message) {
        return new ApiException(ApiError.of(ErrorCode.BAD_USER_INPUT, message)
                .at(List.of("input", field))
                .onFields(List.of(field)));
    }
}
