package dev.weft.server.admin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.ProjectId;
import dev.weft.catalog.store.CatalogStore;
import dev.weft.server.admin.catalog.CatalogView;
import dev.weft.server.company.Project;
import java.util.Optional;
import org.jooq.DSLContext;

/** The catalogs of projects. One is read once per revision, whoever looks at it. */
final class Catalogs {
    private static final int MAX_CACHED = 200;

    private final DSLContext sql;
    private final Cache<Key, Loaded> cache =
            Caffeine.newBuilder().maximumSize(MAX_CACHED).build();

    Catalogs(DSLContext sql) {
        this.sql = sql;
    }

    private record Key(ProjectId project, int revision, String databaseSchema) {}

    private record Loaded(ProjectCatalog catalog, CatalogView view) {}

    ProjectCatalog catalog(Project project) {
        return loaded(project).catalog();
    }

    CatalogView view(Project project) {
        return loaded(project).view();
    }

    private Loaded loaded(Project project) {
        Loaded cached = cache.getIfPresent(new Key(project.id(), project.revision(), project.databaseSchema()));
        if (cached != null) {
            return cached;
        }
        ProjectCatalog catalog = sql.transactionResult(transaction -> load(transaction.dsl(), project))
                .orElseThrow(() -> new IllegalStateException("A project has a catalog: " + project.id()));
        Loaded fresh = new Loaded(catalog, CatalogView.of(catalog));
        cache.put(new Key(project.id(), catalog.revision(), catalog.databaseSchema()), fresh);
        return fresh;
    }

    /** All of its statements see one revision, also while the catalog changes. */
    private static Optional<ProjectCatalog> load(DSLContext transaction, Project project) {
        transaction.execute("set transaction isolation level repeatable read, read only");
        return new CatalogStore(transaction).load(project.id());
    }
}
