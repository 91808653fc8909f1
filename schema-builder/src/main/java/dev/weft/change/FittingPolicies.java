package dev.weft.change;

import dev.weft.access.Role;
import dev.weft.catalog.CollectionId;
import dev.weft.catalog.PolicySpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.change.CatalogEdit;
import dev.weft.catalog.change.CatalogEditor;
import dev.weft.catalog.change.SchemaOperation;
import dev.weft.catalog.change.SchemaOperation.SetPolicy;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.policy.PolicyReader;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refuses a catalog with policies that speak of what it does not have, whichever of the two has changed. */
final class FittingPolicies {
    private final CatalogEdit edit;
    private final PolicyProbe probe;

    FittingPolicies(CatalogEdit edit, PolicyProbe probe) {
        this.edit = edit;
        this.probe = probe;
    }

    /**
     * @param everything the model of the next catalog
     */
    void check(ProjectModel everything) {
        if (edit.after().policies().isEmpty()) {
            return;
        }
        Reading reading = new Reading(everything, probe);
        boolean sameCollections =
                edit.before().collections().equals(edit.after().collections());
        Set<PolicySpec> known = new HashSet<>(edit.before().policies());
        for (PolicySpec policy : edit.after().policies()) {
            if (!sameCollections || !known.contains(policy)) {
                reading.problem(policy).ifPresent(problem -> {
                    throw refusal(policy, problem);
                });
            }
        }
    }

    /** The policies of one catalog, read one after the other. */
    private static final class Reading {
        private final ProjectModel model;
        private final Map<CollectionId, CollectionModel> collections;
        private final PolicyReader reader;
        private final PolicyProbe probe;

        Reading(ProjectModel model, PolicyProbe probe) {
            this.model = model;
            this.collections =
                    model.collections().stream().collect(Collectors.toMap(CollectionModel::id, Function.identity()));
            this.reader = new PolicyReader(model);
            this.probe = probe;
        }

        /** Nothing for the policies of what is archived: they rest with it. */
        Optional<ApiError> problem(PolicySpec policy) {
            CollectionModel collection = collections.get(policy.collection());
            if (collection == null) {
                return Optional.empty();
            }
            try {
                reader.readAll(policy);
                probe.read(model, collection, reader.rows(policy), List.of("rows"));
                if (policy.check() != null) {
                    probe.read(model, collection, reader.check(policy), List.of("check"));
                }
                return Optional.empty();
            } catch (ApiException refusal) {
                return Optional.of(refusal.first());
            }
        }
    }

    private ApiException refusal(PolicySpec policy, ApiError problem) {
        Integer origin = edit.origins().get(policy.key());
        if (origin != null && edit.operations().get(origin) instanceof SetPolicy) {
            return new ApiException(ApiError.of(ErrorCode.INVALID_POLICY, problem.message())
                    .at(Stream.concat(path(origin, "setPolicy").stream(), problem.path().stream())
                            .toList()));
        }
        return new ApiException(ApiError.of(
                        ErrorCode.INVALID_POLICY,
                        "The policy under which '%s' may %s '%s' does not fit any more: %s"
                                .formatted(policy.role(), policy.action(), name(policy), problem.message()))
                .at(path(firstThatBreaks(policy)))
                .withHint("Change or remove that policy first, or in the same change"));
    }

    private String name(PolicySpec policy) {
        return edit.after().collection(policy.collection()).orElseThrow().name();
    }

    private static List<String> path(int operation, String... members) {
        return Stream.concat(Stream.of("operations", Integer.toString(operation)), Stream.of(members))
                .toList();
    }

    /** By halves: before an operation the policy fits, after it it does not. */
    private int firstThatBreaks(PolicySpec policy) {
        int fits = 0;
        int breaks = edit.operations().size();
        while (breaks - fits > 1) {
            int middle = (fits + breaks) / 2;
            if (fitsAfter(edit.operations().subList(0, middle), policy)) {
                fits = middle;
            } else {
                breaks = middle;
            }
        }
        return fits;
    }

    private boolean fitsAfter(List<SchemaOperation> operations, PolicySpec policy) {
        ProjectCatalog catalog = CatalogEditor.edit(edit.before(), operations).after();
        Reading reading = new Reading(ProjectModel.of(catalog, Role.OWNER), PolicyProbe.NONE);
        return catalog.policies().stream()
                .filter(same -> same.key().equals(policy.key()))
                .allMatch(same -> reading.problem(same).isEmpty());
    }
}
