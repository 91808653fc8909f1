package dev.weft.server.admin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.weft.access.RoleSet;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.ProjectId;
import dev.weft.model.ProjectModel;
import dev.weft.schema.ProjectSchemaBuilder;
import dev.weft.schema.SchemaSdl;
import dev.weft.schema.Wiring;
import dev.weft.server.company.Project;

/** The schemas of projects as text. One is printed once for a revision and for those who see the same of it. */
final class SchemaTexts {
    private static final int MOST_CHARACTERS = 16_000_000;

    private final Catalogs catalogs;
    private final Cache<Key, String> printed = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((Key _, String text) -> text.length())
            .build();

    SchemaTexts(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    private record Key(ProjectId project, int revision, RoleSet seenBy) {}

    String sdl(Project project, RoleSet seenBy) {
        ProjectCatalog catalog = catalogs.catalog(project);
        return printed.get(new Key(project.id(), catalog.revision(), seenBy), _ -> print(catalog, seenBy));
    }

    private static String print(ProjectCatalog catalog, RoleSet seenBy) {
        return SchemaSdl.print(ProjectSchemaBuilder.build(ProjectModel.of(catalog, seenBy), Wiring.none()));
    }
}
