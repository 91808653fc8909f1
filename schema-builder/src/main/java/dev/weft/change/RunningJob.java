package dev.weft.change;

import dev.weft.catalog.CollectionId;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.RelationSpec;
import dev.weft.catalog.change.CatalogEdit;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/** Keeps other changes away from what a long one is at. */
record RunningJob(DSLContext sql) {
    /** Collections that are not afterwards what they were, and those that their relations lead to. */
    static Set<CollectionId> touched(CatalogEdit edit) {
        Set<CollectionId> touched = new HashSet<>();
        for (CollectionSpec collection : edit.after().collections()) {
            Optional<CollectionSpec> was = edit.before().collection(collection.id());
            if (was.isEmpty() || !was.get().equals(collection)) {
                touched.add(collection.id());
                collection.relations().stream()
                        .filter(relation ->
                                was.stream().noneMatch(old -> old.relations().contains(relation)))
                        .map(RelationSpec::target)
                        .forEach(touched::add);
            }
        }
        edit.before().collections().stream()
                .map(CollectionSpec::id)
                .filter(id -> edit.after().collection(id).isEmpty())
                .forEach(touched::add);
        return touched;
    }

    /** Refuses a change that would meet a running one, or that would be a second one. */
    void makeWay(CatalogEdit edit, boolean isLong) {
        Job job = new JobStore(sql).of(edit.before().project()).orElse(null);
        if (job == null) {
            return;
        }
        Set<CollectionId> both = touched(edit);
        both.retainAll(job.collections());
        if (!isLong && both.isEmpty()) {
            return;
        }
        String what = both.stream()
                .flatMap(id -> edit.before().collection(id).stream())
                .map(collection -> "'" + collection.name() + "'")
                .findFirst()
                .map("A long change of collection %s is still running"::formatted)
                .orElse("Another long change of this project is still running");
        throw new ApiException(ApiError.of(ErrorCode.CATALOG_BUSY, what + "; nothing was changed")
                .withHint("Wait until schema change %s is done, or cancel it with cancelSchemaChange"
                        .formatted(job.change())));
    }
}
