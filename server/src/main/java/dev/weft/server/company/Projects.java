package dev.weft.server.company;

import static dev.weft.server.company.CompanyTables.COMPANY;
import static dev.weft.server.company.CompanyTables.COMPANY_ID;
import static dev.weft.server.company.CompanyTables.COMPANY_SLUG;
import static dev.weft.server.company.CompanyTables.DATABASE_SCHEMA;
import static dev.weft.server.company.CompanyTables.JOINED_AT;
import static dev.weft.server.company.CompanyTables.MEMBER;
import static dev.weft.server.company.CompanyTables.MEMBER_ACCOUNT;
import static dev.weft.server.company.CompanyTables.MEMBER_COMPANY;
import static dev.weft.server.company.CompanyTables.MEMBER_ROLE;
import static dev.weft.server.company.CompanyTables.PROJECT;
import static dev.weft.server.company.CompanyTables.PROJECT_COMPANY;
import static dev.weft.server.company.CompanyTables.PROJECT_ID;
import static dev.weft.server.company.CompanyTables.PROJECT_NAME;
import static dev.weft.server.company.CompanyTables.PROJECT_SLUG;
import static dev.weft.server.company.CompanyTables.PROJECT_STATE;
import static dev.weft.server.company.CompanyTables.REVISION;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;

import dev.weft.catalog.ProjectId;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.account.DisplayName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The projects of companies. An account reaches those of the companies that it is a member of, and no others. */
public final class Projects {
    private static final String FALLBACK_SLUG = "project";

    private final DSLContext sql;
    private final Provisioner provisioner;

    public Projects(DSLContext sql, Provisioner provisioner) {
        this.sql = sql;
        this.provisioner = provisioner;
    }

    /** Gives a project that has just been inserted its tables, in the same transaction. */
    @FunctionalInterface
    public interface Provisioner {
        void provision(DSLContext transaction, ProjectId project, String actor);
    }

    /**
     * A new project.
     *
     * @param slug null to derive a free one from the name
     * @param companySlug null for the first company that the account owns or administers
     * @throws ApiException BAD_USER_INPUT, INVALID_NAME, RESERVED_NAME, NAME_TAKEN, NOT_FOUND
     */
    public Project create(
            UUID account, String name, @Nullable String slug, @Nullable String companySlug, String actor) {
        String displayName = DisplayName.read(name, List.of("input", "name"));
        String wanted = slug == null ? free(sql, defaultSlug(displayName)) : Slug.check(slug);
        UUID company = administered(account, companySlug);
        return sql.transactionResult(transaction -> {
            ProjectId project = insert(transaction.dsl(), company, displayName, wanted);
            provisioner.provision(transaction.dsl(), project, actor);
            return find(transaction.dsl(), account, PROJECT_ID.eq(project.value()))
                    .getFirst();
        });
    }

    /**
     * Gives a project another name for people to read.
     *
     * @throws ApiException BAD_USER_INPUT
     */
    public void rename(ProjectId project, String name) {
        sql.update(PROJECT)
                .set(PROJECT_NAME, DisplayName.read(name, List.of("name")))
                .where(PROJECT_ID.eq(project.value()))
                .execute();
    }

    /** The projects that the account reaches, by name. */
    public List<Project> of(UUID account) {
        return find(sql, account, noCondition());
    }

    /** The project; empty as well when the account does not reach it. */
    public Optional<Project> find(UUID account, String slug) {
        return find(sql, account, PROJECT_SLUG.eq(slug)).stream().findFirst();
    }

    /** Those of the projects that the account reaches, in one statement. */
    public Map<ProjectId, Project> find(UUID account, Set<ProjectId> ids) {
        UUID[] values = ids.stream().map(ProjectId::value).toArray(UUID[]::new);
        return find(sql, account, PROJECT_ID.eq(any(values))).stream()
                .collect(Collectors.toMap(Project::id, Function.identity()));
    }

    /** The account's role in the project; empty when it is no member of the project's company. */
    Optional<MemberRole> roleOf(UUID account, ProjectId project) {
        return sql.select(MEMBER_ROLE)
                .from(MEMBER)
                .join(PROJECT)
                .on(PROJECT_COMPANY.eq(MEMBER_COMPANY))
                .where(MEMBER_ACCOUNT.eq(account).and(PROJECT_ID.eq(project.value())))
                .fetchOptional(row -> MemberRole.valueOf(row.get(MEMBER_ROLE)));
    }

    private static List<Project> find(DSLContext dsl, UUID account, Condition which) {
        return dsl.select(
                        PROJECT_ID,
                        PROJECT_COMPANY,
                        PROJECT_NAME,
                        PROJECT_SLUG,
                        PROJECT_STATE,
                        DATABASE_SCHEMA,
                        REVISION,
                        MEMBER_ROLE)
                .from(PROJECT)
                .join(MEMBER)
                .on(MEMBER_COMPANY.eq(PROJECT_COMPANY))
                .where(MEMBER_ACCOUNT.eq(account).and(which))
                .orderBy(PROJECT_NAME, PROJECT_SLUG)
                .fetch(Projects::project);
    }

    private static ProjectId insert(DSLContext transaction, UUID company, String name, String slug) {
        UUID id = UUID.randomUUID();
        String schema = "p_" + id.toString().replace("-", "");
        int inserted = transaction
                .insertInto(PROJECT)
                .set(PROJECT_ID, id)
                .set(PROJECT_COMPANY, company)
                .set(PROJECT_NAME, name)
                .set(PROJECT_SLUG, slug)
                .set(DATABASE_SCHEMA, schema)
                .onConflict(PROJECT_SLUG)
                .doNothing()
                .execute();
        if (inserted == 0) {
            throw Slug.taken(slug, free(transaction, slug));
        }
        return new ProjectId(id);
    }

    /** The slug itself, or one much like it while somebody else has it. */
    private static String free(DSLContext dsl, String slug) {
        String candidate = slug;
        while (dsl.fetchExists(dsl.selectOne().from(PROJECT).where(PROJECT_SLUG.eq(candidate)))) {
            candidate = Slug.varied(slug);
        }
        return candidate;
    }

    private UUID administered(UUID account, @Nullable String slug) {
        return sql.select(COMPANY_ID)
                .from(MEMBER)
                .join(COMPANY)
                .on(COMPANY_ID.eq(MEMBER_COMPANY))
                .where(MEMBER_ACCOUNT.eq(account).and(MEMBER_ROLE.ne(MemberRole.MEMBER.name())))
                .and(slug == null ? noCondition() : COMPANY_SLUG.eq(slug))
                .orderBy(MEMBER_ROLE.desc(), JOINED_AT, COMPANY_ID)
                .limit(1)
                .fetchOptional(COMPANY_ID)
                .orElseThrow(() -> refused(
                        ErrorCode.NOT_FOUND,
                        "companySlug",
                        "There is no such company in which you may create projects.",
                        "Leave companySlug out for your own company."));
    }

    private static String defaultSlug(String name) {
        return Slug.from(name).orElseGet(() -> Slug.varied(FALLBACK_SLUG));
    }

    private static Project project(Record row) {
        return new Project(
                new ProjectId(row.get(PROJECT_ID)),
                row.get(PROJECT_COMPANY),
                row.get(PROJECT_NAME),
                row.get(PROJECT_SLUG),
                Project.State.valueOf(row.get(PROJECT_STATE)),
                row.get(DATABASE_SCHEMA),
                row.get(REVISION),
                MemberRole.valueOf(row.get(MEMBER_ROLE)));
    }

    private static ApiException refused(ErrorCode code, String field, String message, String hint) {
        return new ApiException(ApiError.of(code, message)
                .at(List.of("input", field))
                .onFields(List.of(field))
                .withHint(hint));
    }
}
