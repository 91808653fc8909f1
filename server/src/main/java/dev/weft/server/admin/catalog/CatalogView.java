package dev.weft.server.admin.catalog;

import dev.weft.access.Role;
import dev.weft.catalog.CollectionId;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The collections of one project at one revision. */
public final class CatalogView {
    private final List<CollectionView> collections;

    private CatalogView(ProjectCatalog catalog) {
        this.collections = ProjectModel.of(catalog, Role.OWNER).collections().stream()
                .map(this::collection)
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

    /** A relation finds its target when somebody asks for it: collections refer to each other and to themselves. */
    private CollectionView collection(CollectionModel model) {
        return CollectionView.of(model, this::named);
    }

    private CollectionView named(CollectionId id) {
        return collections.stream()
                .filter(c -> c.id().equals(id.value()))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no collection " + id));
    }
}
