package dev.weft.catalog.document;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.OnDelete;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RelationKind;
import dev.weft.catalog.RelationSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A relation of a document.
 *
 * @param target name of a collection
 */
record RelationDocument(
        String name,
        String target,
        RelationKind kind,
        @Nullable String inverseName,
        boolean required,
        OnDelete onDelete,
        List<String> formerNames,
        List<String> formerInverseNames) {
    static RelationDocument of(ProjectCatalog catalog, RelationSpec relation) {
        return new RelationDocument(
                relation.name(),
                catalog.collection(relation.target()).map(CollectionSpec::name).orElseThrow(),
                relation.kind(),
                relation.inverseName(),
                relation.required(),
                relation.onDelete(),
                FormerNames.of(relation.aliases()),
                FormerNames.of(relation.inverseAliases()));
    }

    RelationDocument with(List<String> newFormerNames, List<String> newFormerInverseNames) {
        return new RelationDocument(
                name, target, kind, inverseName, required, onDelete, newFormerNames, newFormerInverseNames);
    }

    Map<String, Object> json() {
        return new PlainJson()
                .put("name", name)
                .put("target", target)
                .put("kind", kind.name())
                .put("inverseName", inverseName)
                .put("required", required)
                .put("onDelete", onDelete == OnDelete.RESTRICT ? null : onDelete.name())
                .put("formerNames", formerNames)
                .put("formerInverseNames", formerInverseNames)
                .map();
    }
}
