package dev.weft.catalog.change;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.IndexSpec;
import dev.weft.catalog.PolicySpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RelationSpec;
import dev.weft.ddl.Relaxation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which operation changed what last. */
final class Origins {
    private final Map<Object, Integer> operations = new HashMap<>();

    Map<Object, Integer> operations() {
        return operations;
    }

    /** Compares what an operation found with what it left. */
    void note(int operation, ProjectCatalog found, ProjectCatalog left) {
        List<CollectionSpec> before = found.collections();
        List<CollectionSpec> after = left.collections();
        boolean hidden = false;
        for (int i = 0; i < after.size(); i++) {
            if (i >= before.size() || !before.get(i).equals(after.get(i))) {
                note(operation, found, after.get(i));
                hidden |= i < before.size() && hides(before.get(i));
            }
        }
        notePolicies(operation, found, left);
        if (hidden) {
            noteShown(operation, Relaxation.of(found), Relaxation.of(left));
        }
    }

    private void notePolicies(int operation, ProjectCatalog found, ProjectCatalog left) {
        Set<PolicySpec> known = new HashSet<>(found.policies());
        left.policies().stream()
                .filter(policy -> !known.contains(policy))
                .forEach(policy -> operations.put(policy.key(), operation));
    }

    private static boolean hides(CollectionSpec collection) {
        return collection.isArchived()
                || collection.fields().stream().anyMatch(FieldSpec::isArchived)
                || collection.relations().stream().anyMatch(RelationSpec::isArchived);
    }

    /** What is shown again obeys rules again. */
    private void noteShown(int operation, ProjectCatalog found, ProjectCatalog left) {
        left.collections().forEach(collection -> note(operation, found, collection));
    }

    private void note(int operation, ProjectCatalog found, CollectionSpec collection) {
        CollectionSpec old = found.collection(collection.id()).orElse(null);
        List<FieldSpec> fields = old == null ? List.of() : old.fields();
        List<RelationSpec> relations = old == null ? List.of() : old.relations();
        List<IndexSpec> indexes = old == null ? List.of() : old.indexes();
        collection.fields().stream()
                .filter(field -> !fields.contains(field))
                .forEach(field -> operations.put(field.id(), operation));
        collection.relations().stream()
                .filter(relation -> !relations.contains(relation))
                .forEach(relation -> operations.put(relation.id(), operation));
        collection.indexes().stream()
                .filter(index -> !indexes.contains(index))
                .forEach(index -> operations.put(index.name(), operation));
    }
}
