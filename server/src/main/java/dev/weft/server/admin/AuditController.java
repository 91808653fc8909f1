package dev.weft.server.admin;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.audit.AuditEvent;
import dev.weft.server.audit.AuditFilter;
import dev.weft.server.audit.AuditLog;
import dev.weft.server.company.Companies;
import dev.weft.server.company.Company;
import dev.weft.server.company.Project;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import tools.jackson.databind.json.JsonMapper;

/** Who did what in companies and their projects: for their owners and admins. */
@Controller
class AuditController {
    private static final int MOST = 1_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final AuditLog log;
    private final Companies companies;

    AuditController(AuditLog log, Companies companies) {
        this.log = log;
        this.companies = companies;
    }

    @SchemaMapping
    List<AuditEvent> auditEvents(
            Project project,
            @Argument int first,
            @Argument @Nullable String before,
            @Argument @Nullable AuditFilter filter) {
        ProjectAccess.administers(project, "auditEvents");
        return log.ofProject(project.company(), project.id().value(), size(first), position(before), all(filter));
    }

    @SchemaMapping
    List<AuditEvent> auditEvents(
            Company company,
            @Argument int first,
            @Argument @Nullable String before,
            @Argument @Nullable AuditFilter filter) {
        refuseMembers(company);
        return log.ofCompany(company.id(), size(first), position(before), all(filter));
    }

    @QueryMapping
    AuditLog.Verification verifyAudit(@Argument String companySlug, @ContextValue PlatformCaller caller) {
        Company company = companies
                .find(caller.account(), companySlug)
                .orElseThrow(() -> refused(
                        ErrorCode.NOT_FOUND,
                        "companySlug",
                        "There is no such company, or you are not a member of it."));
        refuseMembers(company);
        return log.verify(company.id());
    }

    @SchemaMapping(typeName = "AuditEvent")
    String id(AuditEvent event) {
        return Long.toString(event.number());
    }

    @SchemaMapping(typeName = "AuditEvent")
    Object detail(AuditEvent event) {
        return JSON.readValue(event.detail(), Object.class);
    }

    @SchemaMapping(typeName = "AuditVerification")
    @Nullable
    String firstBroken(AuditLog.Verification verification) {
        return verification.firstBroken() == null ? null : Long.toString(verification.firstBroken());
    }

    private static AuditFilter all(@Nullable AuditFilter filter) {
        return filter == null ? AuditFilter.ALL : filter;
    }

    private static int size(int first) {
        if (first < 0 || first > MOST) {
            throw refused(ErrorCode.BAD_USER_INPUT, "first", "Ask for 0 to " + MOST + " events.");
        }
        return first;
    }

    private static @Nullable Long position(@Nullable String before) {
        try {
            return before == null ? null : Long.valueOf(before);
        } catch (NumberFormatException e) {
            throw refused(ErrorCode.BAD_USER_INPUT, "before", "The argument 'before' is the id of an event.");
        }
    }

    private static void refuseMembers(Company company) {
        if (!company.myRole().administers()) {
            throw new ApiException(ErrorCode.FORBIDDEN, "Only owners and admins of the company may see its audit log.");
        }
    }

    private static ApiException refused(ErrorCode code, String argument, String message) {
        return new ApiException(ApiError.of(code, message).at(List.of(argument)).onFields(List.of(argument)));
    }
}
