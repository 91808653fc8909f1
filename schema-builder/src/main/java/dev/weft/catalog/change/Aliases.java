package dev.weft.catalog.change;

import dev.weft.catalog.CollectionId;
import dev.weft.catalog.CollectionNames;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RelationSpec;
import dev.weft.model.NameFamily;
import dev.weft.model.Names;
import dev.weft.schema.TypeNames;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A former name is served until something else takes it: these give up what has just been taken. */
final class Aliases {
    private Aliases() {}

    /** After a collection got its names, whatever of them others were called once. */
    static ProjectCatalog dropTaken(ProjectCatalog catalog, CollectionSpec taker) {
        Set<String> taken = everyName(taker, taker.names());
        return catalog.withCollections(catalog.collections().stream()
                .map(other -> other.id().equals(taker.id()) ? other : without(other, taken))
                .toList());
    }

    private static CollectionSpec without(CollectionSpec collection, Set<String> taken) {
        List<CollectionNames> left = collection.aliases().stream()
                .filter(former -> Collections.disjoint(everyName(collection, former), taken))
                .toList();
        return left.size() == collection.aliases().size()
                ? collection
                : collection.renamed(collection.name(), collection.names(), left);
    }

    private static Set<String> everyName(CollectionSpec collection, CollectionNames names) {
        return Stream.concat(TypeNames.of(collection, names), TypeNames.roots(names))
                .collect(Collectors.toSet());
    }

    /** After a field or relation of the collection got its name, whatever others there were called so once. */
    static ProjectCatalog dropTaken(ProjectCatalog catalog, CollectionId owner, String name) {
        CollectionSpec collection = catalog.collection(owner).orElseThrow();
        List<NameFamily> families = NameFamily.all(catalog, collection);
        String apiName = Names.camelCase(name);
        Set<String> taken = families.stream()
                .filter(family -> family.apiName().equals(apiName))
                .flatMap(family -> family.names(apiName).stream())
                .collect(Collectors.toSet());
        boolean free = families.stream()
                .allMatch(
                        family -> left(family, taken).size() == family.aliases().size());
        return free ? catalog : without(catalog, owner, taken);
    }

    private static ProjectCatalog without(ProjectCatalog catalog, CollectionId owner, Set<String> taken) {
        return catalog.withCollections(catalog.collections().stream()
                .map(collection -> {
                    List<RelationSpec> relations = collection.relations().stream()
                            .map(relation -> without(collection, relation, owner, taken))
                            .toList();
                    return fieldsWithout(collection, owner, taken).withRelations(relations);
                })
                .toList());
    }

    private static CollectionSpec fieldsWithout(CollectionSpec collection, CollectionId owner, Set<String> taken) {
        return collection.id().equals(owner)
                ? collection.withFields(collection.fields().stream()
                        .map(field -> field.renamed(
                                field.name(),
                                field.apiName(),
                                field.column(),
                                left(NameFamily.of(collection, field), taken)))
                        .toList())
                : collection;
    }

    private static RelationSpec without(
            CollectionSpec declaring, RelationSpec relation, CollectionId owner, Set<String> taken) {
        RelationSpec here = declaring.id().equals(owner)
                ? relation.renamed(
                        relation.name(),
                        relation.apiName(),
                        relation.storage(),
                        left(NameFamily.of(declaring, relation), taken))
                : relation;
        return relation.target().equals(owner) && relation.inverseApiName() != null
                ? here.inverseRenamed(
                        relation.inverseName(), relation.inverseApiName(), left(NameFamily.inverse(relation), taken))
                : here;
    }

    private static List<String> left(NameFamily family, Set<String> taken) {
        return family.aliases().stream()
                .filter(alias -> Collections.disjoint(family.names(alias), taken))
                .toList();
    }
}
