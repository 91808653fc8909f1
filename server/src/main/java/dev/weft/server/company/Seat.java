package dev.weft.server.company;

import static dev.weft.server.company.CompanyTables.COMPANY;
import static dev.weft.server.company.CompanyTables.COMPANY_ID;
import static dev.weft.server.company.CompanyTables.COMPANY_SLUG;
import static dev.weft.server.company.CompanyTables.MEMBER;
import static dev.weft.server.company.CompanyTables.MEMBER_ACCOUNT;
import static dev.weft.server.company.CompanyTables.MEMBER_COMPANY;
import static dev.weft.server.company.CompanyTables.MEMBER_ROLE;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Where somebody who changes the members of a company stands in it.
 *
 * @param role of who asks
 */
record Seat(UUID company, MemberRole role) {
    /**
     * The account's seat. Until the transaction ends, nobody else changes the company's members.
     *
     * @param path of the argument that holds the slug
     * @throws ApiException NOT_FOUND for an unknown company, and for one that the account is no member of
     */
    static Seat take(DSLContext transaction, UUID account, String slug, List<String> path) {
        return transaction
                .select(COMPANY_ID, MEMBER_ROLE)
                .from(COMPANY)
                .join(MEMBER)
                .on(MEMBER_COMPANY.eq(COMPANY_ID))
                .where(COMPANY_SLUG.eq(slug).and(MEMBER_ACCOUNT.eq(account)))
                .forUpdate()
                .of(COMPANY)
                .fetchOptional(row -> new Seat(row.get(COMPANY_ID), MemberRole.valueOf(row.get(MEMBER_ROLE))))
                .orElseThrow(() -> new ApiException(
                        ApiError.of(ErrorCode.NOT_FOUND, "There is no such company, or you are not a member of it.")
                                .at(path)
                                .onFields(List.of(path.getLast()))));
    }

    /**
     * Refuses plain members, and admins where an owner is concerned.
     *
     * @param concerned the roles that are given or taken
     * @throws ApiException FORBIDDEN
     */
    void require(MemberRole... concerned) {
        if (!role.administers()) {
            throw new ApiException(ErrorCode.FORBIDDEN, "Only owners and admins of the company may do this.");
        }
        if (role != MemberRole.OWNER && List.of(concerned).contains(MemberRole.OWNER)) {
            throw new ApiException(ErrorCode.FORBIDDEN, "Only owners of the company may make or change owners.");
        }
    }
}
