package dev.weft.policy;

import dev.weft.catalog.CollectionId;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldId;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RelationSpec;
import dev.weft.model.NameFamily;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which names changed from one catalog to the next.
 *
 * @param members of the filters of collections: fields, relations and what is named after them, by names of the API
 * @param catalogNames of fields and relations, by the collection
 * @param options of select fields
 */
record Renames(
        Map<CollectionId, Map<String, String>> members,
        Map<CollectionId, Map<String, String>> catalogNames,
        Map<FieldId, Map<String, String>> options) {

    static Renames between(
            ProjectCatalog before, ProjectCatalog after, Map<FieldId, Map<String, String>> renamedOptions) {
        Renames renames = new Renames(new HashMap<>(), new HashMap<>(), renamedOptions);
        Map<CollectionId, CollectionSpec> now =
                after.collections().stream().collect(Collectors.toMap(CollectionSpec::id, Function.identity()));
        for (CollectionSpec was : before.collections()) {
            CollectionSpec is = now.get(was.id());
            if (is != null && !is.equals(was)) {
                renames.note(was, is);
            }
        }
        return renames;
    }

    boolean isEmpty() {
        return members.isEmpty()
                && catalogNames.isEmpty()
                && options.values().stream().allMatch(Map::isEmpty);
    }

    String member(CollectionId collection, String name) {
        return members.getOrDefault(collection, Map.of()).getOrDefault(name, name);
    }

    String catalogName(CollectionId collection, String name) {
        return catalogNames.getOrDefault(collection, Map.of()).getOrDefault(name, name);
    }

    private void note(CollectionSpec was, CollectionSpec is) {
        for (FieldSpec field : was.fields()) {
            find(is.fields(), same -> same.id().equals(field.id()))
                    .ifPresent(same ->
                            note(was.id(), field.name(), same.name(), NameFamily.of(was, field), same.apiName()));
        }
        for (RelationSpec relation : was.relations()) {
            find(is.relations(), same -> same.id().equals(relation.id())).ifPresent(same -> {
                note(was.id(), relation.name(), same.name(), NameFamily.of(was, relation), same.apiName());
                noteInverse(relation, same);
            });
        }
    }

    private void noteInverse(RelationSpec was, RelationSpec is) {
        if (was.inverseApiName() != null
                && was.inverseName() != null
                && is.inverseApiName() != null
                && is.inverseName() != null) {
            note(was.target(), was.inverseName(), is.inverseName(), NameFamily.inverse(was), is.inverseApiName());
        }
    }

    private void note(CollectionId collection, String name, String newName, NameFamily family, String apiName) {
        if (!name.equals(newName)) {
            catalogNames.computeIfAbsent(collection, _ -> new HashMap<>()).put(name, newName);
        }
        if (!family.apiName().equals(apiName)) {
            List<String> old = family.names(family.apiName());
            List<String> fresh = family.names(apiName);
            Map<String, String> names = members.computeIfAbsent(collection, _ -> new HashMap<>());
            for (int i = 0; i < old.size(); i++) {
                names.put(old.get(i), fresh.get(i));
            }
        }
    }

    private static <T> Optional<T> find(List<T> among, java.util.function.Predicate<T> wanted) {
        return among.stream().filter(wanted).findFirst();
    }
}
