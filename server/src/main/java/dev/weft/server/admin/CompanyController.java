package dev.weft.server.admin;

import dev.weft.server.account.Account;
import dev.weft.server.account.Accounts;
import dev.weft.server.company.Companies;
import dev.weft.server.company.Company;
import dev.weft.server.company.Member;
import dev.weft.server.company.Project;
import dev.weft.server.company.Projects;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Companies and their members. */
@Controller
class CompanyController {
    private final Companies companies;
    private final Projects projects;
    private final Accounts accounts;

    CompanyController(Companies companies, Projects projects, Accounts accounts) {
        this.companies = companies;
        this.projects = projects;
        this.accounts = accounts;
    }

    @QueryMapping
    List<Company> companies(@ContextValue PlatformCaller caller) {
        return companies.of(caller.account());
    }

    @BatchMapping(typeName = "Company")
    List<List<Member>> members(List<Company> of) {
        Map<UUID, List<Member>> byCompany =
                companies.members(of.stream().map(Company::id).collect(Collectors.toSet()));
        return of.stream()
                .map(company -> byCompany.getOrDefault(company.id(), List.of()))
                .toList();
    }

    @BatchMapping(typeName = "Company")
    List<List<Project>> projects(List<Company> of, @ContextValue PlatformCaller caller) {
        Map<UUID, List<Project>> byCompany =
                projects.of(caller.account()).stream().collect(Collectors.groupingBy(Project::company));
        return of.stream()
                .map(company -> byCompany.getOrDefault(company.id(), List.of()))
                .toList();
    }

    @BatchMapping(typeName = "Member")
    Map<Member, Account> account(List<Member> members) {
        Set<UUID> ids = members.stream().map(Member::account).collect(Collectors.toSet());
        Map<UUID, Account> byId = accounts.find(ids);
        return members.stream()
                .collect(Collectors.toMap(member -> member, member -> required(byId, member.account()), (a, b) -> a));
    }

    private static Account required(Map<UUID, Account> byId, UUID id) {
        Account account = byId.get(id);
        if (account == null) {
            throw new IllegalStateException("A member has an account: " + id);
        }
        return account;
    }
}
