package dev.weft.server.admin;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.weft.catalog.ProjectId;
import dev.weft.change.SchemaChange;
import dev.weft.server.audit.Place;
import dev.weft.server.company.Company;
import dev.weft.server.company.Invitation;
import dev.weft.server.company.Member;
import dev.weft.server.company.Project;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Finds out whose log a mutation of the platform belongs to. */
final class ActPlaces {
    private static final Table<Record> PROJECT = table(name("weft", "project"));
    private static final Table<Record> COMPANY = table(name("weft", "company"));
    private static final Field<UUID> ID = field(name("id"), UUID.class);
    private static final Field<UUID> COMPANY_ID = field(name("company_id"), UUID.class);
    private static final Field<String> SLUG = field(name("slug"), String.class);

    private final DSLContext sql;

    ActPlaces(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * Also the place of what was refused, since it was tried there.
     *
     * @param arguments of the mutation
     * @param result null where it was refused
     */
    Place of(String mutation, Map<String, Object> arguments, @Nullable Object result) {
        return ofResult(result).or(() -> ofArguments(mutation, arguments)).orElse(Place.PLATFORM);
    }

    private static Optional<Place> ofResult(@Nullable Object result) {
        return switch (result) {
            case Project project ->
                Optional.of(new Place(project.company(), project.id().value()));
            case Company company -> Optional.of(Place.company(company.id()));
            case Invitation invitation -> Optional.of(Place.company(invitation.company()));
            case Member member -> Optional.of(Place.company(member.company()));
            case SchemaChange change ->
                Optional.of(Place.project(change.project().value()));
            case null, default -> Optional.empty();
        };
    }

    private Optional<Place> ofArguments(String mutation, Map<String, Object> arguments) {
        String project = text(arguments, mutation.endsWith("Project") ? "slug" : "project");
        if (project != null && !mutation.equals("createProject")) {
            return project(SLUG.eq(project));
        }
        String company = text(arguments, "companySlug");
        return company == null
                ? Optional.empty()
                : sql.select(ID).from(COMPANY).where(SLUG.eq(company)).fetchOptional(row -> Place.company(row.get(ID)));
    }

    Optional<Place> project(ProjectId project) {
        return project(ID.eq(project.value()));
    }

    private Optional<Place> project(Condition which) {
        return sql.select(ID, COMPANY_ID)
                .from(PROJECT)
                .where(which)
                .fetchOptional(row -> new Place(row.get(COMPANY_ID), row.get(ID)));
    }

    /** An argument, or a member of the argument {@code input}. */
    private static @Nullable String text(Map<String, Object> arguments, String name) {
        Object value = arguments.get(name);
        if (value == null && arguments.get("input") instanceof Map<?, ?> input) {
            value = input.get(name);
        }
        return value instanceof String text ? text : null;
    }
}
