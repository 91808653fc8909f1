package dev.weft.server.admin.catalog;

import dev.weft.access.Role;
import dev.weft.catalog.CollectionId;
import dev.weft.catalog.PolicySpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.ddl.Relaxation;
import dev.weft.model.ProjectModel;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;

/** The collections of one project at one revision, archived ones too. */
public final class CatalogView {
    private final List<CollectionView> collections;

    private CatalogView(ProjectCatalog catalog) {
        ProjectModel everything = ProjectModel.of(catalog.revealed(), Role.OWNER);
        ProjectCatalog enforced = Relaxation.of(catalog);
        Map<CollectionId, List<PolicySpec>> policies =
                catalog.policies().stream().collect(Collectors.groupingBy(PolicySpec::collection));
        this.collections = catalog.collections().stream()
                .map(spec -> CollectionView.of(
                        spec,
                        everything.collection(spec.id()),
                        enforced.collection(spec.id()).orElse(spec).indexes(),
                        policies.getOrDefault(spec.id(), List.of()),
                        catalog.project(),
                        this::named))
                .toList();
    }

    public static CatalogView of(ProjectCatalog catalog) {
        return new CatalogView(catalog);
    }

    public List<CollectionView> collections() {
        return collections;
    }

    public Optional<CollectionView> collection(String name) {
        return collections.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** Asked when somebody looks at a relation's target: collections refer to each other and to themselves. */
    private CollectionView named(CollectionId id) {
        return collections.stream()
                .filter(c -> c.id().equals(id.value()))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no collection " + id));
    }
}
