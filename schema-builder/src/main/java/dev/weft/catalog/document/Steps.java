package dev.weft.catalog.document;

import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.change.CatalogEditor;
import dev.weft.catalog.change.OperationReader;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Operations that are being found, and what they make of a catalog so far. */
final class Steps {
    private static final String OPERATIONS = "operations";

    private final List<Step> done = new ArrayList<>();
    private final List<Step> next = new ArrayList<>();
    private ProjectCatalog catalog;

    Steps(ProjectCatalog catalog) {
        this.catalog = catalog;
    }

    void add(String kind, Map<String, ? extends @Nullable Object> members, List<String> origin) {
        next.add(new Step(kind, members, origin));
    }

    /** The catalog after all steps; refusals name the place in the document. */
    ProjectCatalog applied() {
        if (!next.isEmpty()) {
            try {
                catalog = CatalogEditor.edit(
                                catalog,
                                OperationReader.readAll(
                                        next.stream().map(Step::operation).toList()))
                        .after();
            } catch (ApiException refusal) {
                throw located(refusal, next);
            }
            done.addAll(next);
            next.clear();
        }
        return catalog;
    }

    List<Step> done() {
        return List.copyOf(done);
    }

    /** A refusal of one of the operations, at its place in the document. */
    static ApiException located(ApiException refusal, List<Step> steps) {
        return new ApiException(
                refusal.errors().stream().map(error -> located(error, steps)).toList());
    }

    private static ApiError located(ApiError error, List<Step> steps) {
        List<String> path = error.path();
        if (path.size() < 2 || !path.getFirst().equals(OPERATIONS)) {
            return error;
        }
        Step step = steps.get(Integer.parseInt(path.get(1)));
        List<String> inside = path.stream()
                .skip(3)
                .filter(member -> !step.kind().equals("addField") || !member.equals("field"))
                .toList();
        return error.at(Stream.concat(step.origin().stream(), inside.stream()).toList());
    }
}
