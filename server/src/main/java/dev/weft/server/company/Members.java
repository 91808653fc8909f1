package dev.weft.server.company;

import static dev.weft.server.company.CompanyTables.JOINED_AT;
import static dev.weft.server.company.CompanyTables.MEMBER;
import static dev.weft.server.company.CompanyTables.MEMBER_ACCOUNT;
import static dev.weft.server.company.CompanyTables.MEMBER_COMPANY;
import static dev.weft.server.company.CompanyTables.MEMBER_ROLE;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Changes who is in a company, and as what. A company always has an owner. */
public final class Members {
    private static final List<String> COMPANY_ARGUMENT = List.of("companySlug");

    private final DSLContext sql;
    private final MemberRoles roles;

    public Members(DSLContext sql, MemberRoles roles) {
        this.sql = sql;
        this.roles = roles;
    }

    /** @throws ApiException NOT_FOUND, FORBIDDEN; BAD_USER_INPUT for the last owner */
    public Member changeRole(UUID actor, String companySlug, UUID account, MemberRole role) {
        Member changed = sql.transactionResult(transaction -> {
            Roster roster = new Roster(transaction.dsl(), actor, companySlug);
            Member member = roster.member(account);
            roster.seat.require(member.role(), role);
            return roster.change(member, role);
        });
        roles.forget();
        return changed;
    }

    /**
     * Takes somebody out; everybody may leave.
     *
     * @throws ApiException NOT_FOUND, FORBIDDEN; BAD_USER_INPUT for the last owner
     */
    public void remove(UUID actor, String companySlug, UUID account) {
        sql.transaction(transaction -> {
            Roster roster = new Roster(transaction.dsl(), actor, companySlug);
            Member member = roster.member(account);
            if (!actor.equals(account)) {
                roster.seat.require(member.role());
            }
            roster.remove(member);
        });
        roles.forget();
    }

    /**
     * Makes a member the owner, and the owner who asks an admin.
     *
     * @throws ApiException NOT_FOUND, FORBIDDEN
     */
    public void transferOwnership(UUID actor, String companySlug, UUID account) {
        sql.transaction(transaction -> {
            Roster roster = new Roster(transaction.dsl(), actor, companySlug);
            roster.seat.require(MemberRole.OWNER);
            Member heir = roster.member(account);
            if (!actor.equals(account)) {
                roster.change(heir, MemberRole.OWNER);
                roster.change(roster.member(actor), MemberRole.ADMIN);
            }
        });
        roles.forget();
    }

    /** A company whose members nobody else changes until the transaction ends. */
    private static final class Roster {
        private final DSLContext sql;
        private final Seat seat;

        Roster(DSLContext transaction, UUID actor, String slug) {
            this.sql = transaction;
            this.seat = Seat.take(transaction, actor, slug, COMPANY_ARGUMENT);
        }

        Member member(UUID account) {
            return sql.select(MEMBER_ROLE, JOINED_AT)
                    .from(MEMBER)
                    .where(is(account))
                    .fetchOptional(row -> new Member(
                            seat.company(), account, MemberRole.valueOf(row.get(MEMBER_ROLE)), row.get(JOINED_AT)))
                    .orElseThrow(() -> refused(ErrorCode.NOT_FOUND, "The company has no such member."));
        }

        Member change(Member member, MemberRole role) {
            if (member.role() == role) {
                return member;
            }
            keepAnOwner(member);
            sql.update(MEMBER)
                    .set(MEMBER_ROLE, role.name())
                    .where(is(member.account()))
                    .execute();
            if (role.compareTo(member.role()) > 0) {
                Invitations.withdrawThoseOf(sql, seat.company(), member.account());
            }
            return new Member(member.company(), member.account(), role, member.joinedAt());
        }

        void remove(Member member) {
            keepAnOwner(member);
            sql.deleteFrom(MEMBER).where(is(member.account())).execute();
            Invitations.withdrawThoseOf(sql, seat.company(), member.account());
        }

        private void keepAnOwner(Member member) {
            boolean last = member.role() == MemberRole.OWNER
                    && sql.fetchCount(
                                    MEMBER,
                                    MEMBER_COMPANY.eq(seat.company()).and(MEMBER_ROLE.eq(MemberRole.OWNER.name())))
                            == 1;
            if (last) {
                throw refused(
                        ErrorCode.BAD_USER_INPUT,
                        "This is the company's last owner; make somebody else an owner first.");
            }
        }

        private Condition is(UUID account) {
            return MEMBER_COMPANY.eq(seat.company()).and(MEMBER_ACCOUNT.eq(account));
        }

        private static ApiException refused(ErrorCode code, String message) {
            return new ApiException(
                    ApiError.of(code, message).at(List.of("accountId")).onFields(List.of("accountId")));
        }
    }
}
