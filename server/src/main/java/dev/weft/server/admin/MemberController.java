package dev.weft.server.admin;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.account.Account;
import dev.weft.server.account.Accounts;
import dev.weft.server.company.Companies;
import dev.weft.server.company.Company;
import dev.weft.server.company.Invitation;
import dev.weft.server.company.Invitations;
import dev.weft.server.company.Member;
import dev.weft.server.company.MemberRole;
import dev.weft.server.company.Members;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Who comes into companies, leaves them, and is what in them. */
@Controller
class MemberController {
    private final Accounts accounts;
    private final Companies companies;
    private final Members members;
    private final Invitations invitations;
    private final InstantSource clock;

    MemberController(
            Accounts accounts, Companies companies, Members members, Invitations invitations, InstantSource clock) {
        this.accounts = accounts;
        this.companies = companies;
        this.members = members;
        this.invitations = invitations;
        this.clock = clock;
    }

    record CreateCompanyInput(String name, @Nullable String slug) {}

    record InviteMemberInput(String companySlug, String email, MemberRole role) {}

    @MutationMapping
    Company createCompany(@Argument CreateCompanyInput input, @ContextValue PlatformCaller caller) {
        return companies.create(
                account(caller), input.name(), input.slug(), clock.instant().atOffset(ZoneOffset.UTC));
    }

    @MutationMapping
    Invitation inviteMember(@Argument InviteMemberInput input, @ContextValue PlatformCaller caller) {
        return invitations.invite(caller.account(), input.companySlug(), input.email(), input.role());
    }

    @MutationMapping
    boolean withdrawInvitation(@Argument String companySlug, @Argument UUID id, @ContextValue PlatformCaller caller) {
        invitations.withdraw(caller.account(), companySlug, id);
        return true;
    }

    @MutationMapping
    Company acceptInvitation(@Argument String code, @ContextValue PlatformCaller caller) {
        UUID company = invitations.accept(account(caller), code);
        return companies.find(caller.account(), company).orElseThrow(MemberController::gone);
    }

    @MutationMapping
    Member changeMemberRole(
            @Argument String companySlug,
            @Argument UUID accountId,
            @Argument MemberRole role,
            @ContextValue PlatformCaller caller) {
        return members.changeRole(caller.account(), companySlug, accountId, role);
    }

    @MutationMapping
    boolean removeMember(@Argument String companySlug, @Argument UUID accountId, @ContextValue PlatformCaller caller) {
        members.remove(caller.account(), companySlug, accountId);
        return true;
    }

    @MutationMapping
    Company transferOwnership(
            @Argument String companySlug, @Argument UUID accountId, @ContextValue PlatformCaller caller) {
        members.transferOwnership(caller.account(), companySlug, accountId);
        return companies.find(caller.account(), companySlug).orElseThrow(MemberController::gone);
    }

    @BatchMapping(typeName = "Company")
    List<List<Invitation>> invitations(List<Company> of) {
        Map<UUID, List<Invitation>> byCompany =
                invitations.of(of.stream().map(Company::id).collect(Collectors.toSet()));
        return of.stream()
                .map(company -> byCompany.getOrDefault(company.id(), List.of()))
                .toList();
    }

    private Account account(PlatformCaller caller) {
        return accounts.find(caller.account())
                .orElseThrow(() -> new ApiException(ErrorCode.UNAUTHENTICATED, "Sign in first."));
    }

    private static ApiException gone() {
        return new ApiException(ErrorCode.NOT_FOUND, "There is no such company, or you are not a member of it.");
    }
}
