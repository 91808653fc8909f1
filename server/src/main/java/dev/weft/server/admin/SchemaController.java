package dev.weft.server.admin;

import dev.weft.catalog.ProjectId;
import dev.weft.catalog.document.SchemaDocument;
import dev.weft.change.Conditions;
import dev.weft.change.SchemaChange;
import dev.weft.change.SchemaChanger;
import dev.weft.change.SchemaImport;
import dev.weft.change.SchemaJobs;
import dev.weft.change.SchemaPlan;
import dev.weft.change.Wish;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.company.Project;
import dev.weft.server.company.Projects;
import dev.weft.server.recording.OperationRecorder;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** Plans, makes and lists changes of catalogs. */
@Controller
class SchemaController {
    private static final int MAX_CHANGES = 1_000;
    private static final List<String> PROJECT_ARGUMENT = List.of("project");

    private final ProjectAccess access;
    private final Projects projects;
    private final SchemaChanger changer;
    private final CatalogChanges changes;
    private final OperationRecorder recorder;
    private final Catalogs catalogs;
    private final SchemaJobs jobs;
    private final LongChanges longChanges;
    private final SchemaNews news;

    SchemaController(
            ProjectAccess access,
            Projects projects,
            SchemaChanger changer,
            CatalogChanges changes,
            OperationRecorder recorder,
            Catalogs catalogs,
            SchemaJobs jobs,
            LongChanges longChanges,
            SchemaNews news) {
        this.access = access;
        this.projects = projects;
        this.changer = changer;
        this.changes = changes;
        this.recorder = recorder;
        this.catalogs = catalogs;
        this.jobs = jobs;
        this.longChanges = longChanges;
        this.news = news;
    }

    @SubscriptionMapping
    Flux<SchemaChange> schemaChanged(@Argument String project, @ContextValue PlatformCaller caller) {
        Project seen = access.see(caller, project, PROJECT_ARGUMENT);
        return news.of(seen.id(), caller.account());
    }

    @QueryMapping
    Map<String, Object> exportSchema(@Argument String project, @ContextValue PlatformCaller caller) {
        Project source = access.see(caller, project, PROJECT_ARGUMENT);
        return SchemaDocument.of(catalogs.catalog(source)).json();
    }

    @MutationMapping
    SchemaPlan planSchemaChange(
            @Argument String project, @ContextValue PlatformCaller caller, DataFetchingEnvironment field) {
        Project target = access.require(caller, project, PROJECT_ARGUMENT);
        recorder.store();
        return changer.plan(target.id(), Wish.of(operations(field)));
    }

    @MutationMapping
    SchemaChange changeSchema(
            @Argument String project,
            @Argument @Nullable Integer ifRevision,
            @Argument boolean acceptBreaking,
            @ContextValue PlatformCaller caller,
            DataFetchingEnvironment field) {
        Project target = access.require(caller, project, PROJECT_ARGUMENT);
        return change(target, Wish.of(operations(field)), new Conditions(ifRevision, acceptBreaking), caller);
    }

    @MutationMapping
    SchemaPlan planSchemaImport(
            @Argument String project, @ContextValue PlatformCaller caller, DataFetchingEnvironment field) {
        Project target = access.require(caller, project, PROJECT_ARGUMENT);
        recorder.store();
        return changer.plan(target.id(), document(field));
    }

    @MutationMapping
    SchemaChange importSchema(
            @Argument String project,
            @Argument @Nullable Integer ifRevision,
            @Argument boolean acceptBreaking,
            @ContextValue PlatformCaller caller,
            DataFetchingEnvironment field) {
        Project target = access.require(caller, project, PROJECT_ARGUMENT);
        return change(target, document(field), new Conditions(ifRevision, acceptBreaking), caller);
    }

    private static Wish document(DataFetchingEnvironment field) {
        return new SchemaImport(Objects.requireNonNull(field.<Object>getArgument("schema")));
    }

    private SchemaChange change(Project target, Wish wish, Conditions conditions, PlatformCaller caller) {
        recorder.store();
        SchemaChange change = changer.change(target.id(), wish, conditions, caller.actor());
        changes.publish(target.id(), change.revision());
        longChanges.begun(change);
        return change;
    }

    @MutationMapping
    SchemaChange cancelSchemaChange(@Argument String project, @Argument UUID id, @ContextValue PlatformCaller caller) {
        Project target = access.require(caller, project, PROJECT_ARGUMENT);
        return jobs.cancel(target.id(), id);
    }

    @SchemaMapping
    List<SchemaChange> schemaChanges(Project project, @Argument int first, @Argument @Nullable Integer before) {
        if (first < 0 || first > MAX_CHANGES) {
            throw refused("first", "Ask for 0 to " + MAX_CHANGES + " schema changes.");
        }
        return first == 0 ? List.of() : changer.history(project.id(), first, before);
    }

    @BatchMapping(typeName = "SchemaChange")
    Map<SchemaChange, Project> project(List<SchemaChange> changes, @ContextValue PlatformCaller caller) {
        Set<ProjectId> ids = changes.stream().map(SchemaChange::project).collect(Collectors.toSet());
        Map<ProjectId, Project> byId = projects.find(caller.account(), ids);
        return changes.stream()
                .collect(Collectors.toMap(change -> change, change -> required(byId, change.project()), (a, b) -> a));
    }

    /** As they were sent, with defaults filled in: plain JSON, the names of enum values as texts. */
    private static List<Map<String, Object>> operations(DataFetchingEnvironment field) {
        return field.getArgumentOrDefault("operations", List.of());
    }

    private static Project required(Map<ProjectId, Project> byId, ProjectId id) {
        Project project = byId.get(id);
        if (project == null) {
            throw new ApiException(ErrorCode.NOT_FOUND, "There is no such project, or you are not a member of it.");
        }
        return project;
    }

    private static ApiException refused(String argument, String message) {
        return new ApiException(ApiError.of(ErrorCode.BAD_USER_INPUT, message)
                .at(List.of(argument))
                .onFields(List.of(argument)));
    }
}
