package dev.weft.server.admin;

import dev.weft.access.Role;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.execution.CheckedDocuments;
import dev.weft.resolvers.execution.CheckedDocuments.Accepted;
import dev.weft.resolvers.execution.CheckedDocuments.Rejected;
import dev.weft.schema.ProjectSchemaBuilder;
import dev.weft.schema.Wiring;
import dev.weft.server.company.Project;
import dev.weft.server.config.OperationLimits;
import dev.weft.server.config.WeftProperties;
import dev.weft.server.settings.SettingsStore;
import dev.weft.server.settings.TrustedOperation;
import dev.weft.server.settings.TrustedOperations;
import dev.weft.server.settings.TrustedOperations.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Operations that a project's clients may run by their hash, and whether they may run any other. */
@Controller
class TrustedDocumentController {
    private static final int MOST = 1_000;
    private static final List<String> PROJECT_ARGUMENT = List.of("project");

    private final ProjectAccess access;
    private final Catalogs catalogs;
    private final SettingsStore settings;
    private final TrustedOperations operations;
    private final SettingsChanges changes;
    private final WeftProperties.Limits limits;

    TrustedDocumentController(
            ProjectAccess access,
            Catalogs catalogs,
            SettingsStore settings,
            TrustedOperations operations,
            SettingsChanges changes,
            WeftProperties properties) {
        this.access = access;
        this.catalogs = catalogs;
        this.settings = settings;
        this.operations = operations;
        this.changes = changes;
        this.limits = properties.limits();
    }

    record TrustedDocuments(Project project, boolean required) {}

    @MutationMapping
    TrustedDocuments registerOperations(
            @Argument String project, @Argument List<String> documents, @ContextValue PlatformCaller caller) {
        Project target = access.require(caller, project, PROJECT_ARGUMENT);
        refuseOutside("documents", documents.size());
        operations.register(target.id(), checked(target, documents));
        changes.publish(target.id());
        return trustedDocuments(target);
    }

    @MutationMapping
    TrustedDocuments removeOperations(
            @Argument String project, @Argument List<String> hashes, @ContextValue PlatformCaller caller) {
        Project target = access.require(caller, project, PROJECT_ARGUMENT);
        operations.remove(
                target.id(),
                hashes.stream().map(hash -> hash.toLowerCase(Locale.ROOT)).toList());
        changes.publish(target.id());
        return trustedDocuments(target);
    }

    @MutationMapping
    TrustedDocuments setTrustedDocuments(
            @Argument String project, @Argument boolean required, @ContextValue PlatformCaller caller) {
        Project target = access.require(caller, project, PROJECT_ARGUMENT);
        settings.trustOnlyRegistered(target.id(), required);
        changes.publish(target.id());
        return trustedDocuments(target);
    }

    @SchemaMapping(typeName = "Project")
    TrustedDocuments trustedDocuments(Project project) {
        return new TrustedDocuments(project, settings.of(project.id()).trustedOnly());
    }

    @SchemaMapping(typeName = "TrustedDocuments", field = "operations")
    List<TrustedOperation> list(TrustedDocuments documents, @Argument int first, @Argument @Nullable String after) {
        if (first < 0 || first > MOST) {
            throw refused("first", "Ask for 0 to " + MOST + " operations.");
        }
        return operations.list(documents.project().id(), first, after);
    }

    /** All findings of all documents together. */
    private List<Candidate> checked(Project project, List<String> documents) {
        ProjectModel model = ProjectModel.of(catalogs.catalog(project), Role.OWNER);
        CheckedDocuments check =
                new CheckedDocuments(ProjectSchemaBuilder.generate(model, Wiring.none()), OperationLimits.of(limits));
        List<Candidate> candidates = new ArrayList<>();
        List<ApiError> findings = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            String document = documents.get(i);
            List<String> path = List.of("documents", Integer.toString(i));
            switch (check.read(document, null)) {
                case Accepted accepted ->
                    candidates.add(new Candidate(document, accepted.operation().getName()));
                case Rejected rejected -> rejected.findings().forEach(finding -> findings.add(finding.at(path)));
            }
        }
        if (!findings.isEmpty()) {
            throw new ApiException(findings);
        }
        return candidates;
    }

    private static void refuseOutside(String argument, int count) {
        if (count == 0 || count > MOST) {
            throw refused(argument, "Give 1 to " + MOST + " documents at once; these are " + count + ".");
        }
    }

    private static ApiException refused(String argument, String message) {
        return new ApiException(ApiError.of(ErrorCode.BAD_USER_INPUT, message)
                .at(List.of(argument))
                .onFields(List.of(argument)));
    }
}
