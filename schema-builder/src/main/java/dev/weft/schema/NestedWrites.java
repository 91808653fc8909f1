package dev.weft.schema;

import dev.weft.catalog.PolicyAction;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import java.util.EnumSet;
import java.util.Set;

/** What a set of roles may do to the rows at the other end of a relation when it writes the row at this end. */
record NestedWrites(ProjectModel project) {
    enum Verb {
        CREATE,
        UPSERT,
        CONNECT,
        UPDATE,
        DISCONNECT,
        DELETE,
        SET
    }

    /** With a row that is made. */
    Set<Verb> ofNewRow(CollectionModel collection, RelationEnd relation) {
        return joining(collection, relation, PolicyAction.CREATE);
    }

    /** With a row that is changed. */
    Set<Verb> ofOldRow(CollectionModel collection, RelationEnd relation) {
        Set<Verb> verbs = joining(collection, relation, PolicyAction.UPDATE);
        CollectionModel target = project.collection(relation.target());
        boolean moves = project.writes(PolicyAction.UPDATE, collection, relation);
        if (moves && (mayName(target) || !relation.isToMany())) {
            verbs.add(Verb.DISCONNECT);
        }
        if (moves && mayName(target) && relation.isToMany()) {
            verbs.add(Verb.SET);
        }
        if (relation.isWritable() && (moves || !relation.isOwn()) && project.reads(collection, relation)) {
            if (target.isPatchable()) {
                verbs.add(Verb.UPDATE);
            }
            if (target.isDeletable()) {
                verbs.add(Verb.DELETE);
            }
        }
        return verbs;
    }

    /** A key that the target holds is written on the target's row, which is made or changed for it. */
    private Set<Verb> joining(CollectionModel collection, RelationEnd relation, PolicyAction action) {
        Set<Verb> verbs = EnumSet.noneOf(Verb.class);
        CollectionModel target = project.collection(relation.target());
        boolean makes = project.writes(relation.isOwn() ? action : PolicyAction.CREATE, collection, relation);
        boolean moves = project.writes(relation.isOwn() ? action : PolicyAction.UPDATE, collection, relation);
        if (makes && target.isCreatable()) {
            verbs.add(Verb.CREATE);
            if (moves && target.isUpsertable()) {
                verbs.add(Verb.UPSERT);
            }
        }
        if (moves && mayName(target)) {
            verbs.add(Verb.CONNECT);
        }
        return verbs;
    }

    /** Whoever cannot read a row does not learn by its key whether it is there. */
    private static boolean mayName(CollectionModel target) {
        return target.rights().may(PolicyAction.READ);
    }

    /** Whether a patch of the collection has any member. */
    boolean patches(CollectionModel collection) {
        return collection.isPatchable()
                && (!collection.writable(PolicyAction.UPDATE).isEmpty()
                        || collection.relations().stream()
                                .anyMatch(relation ->
                                        !ofOldRow(collection, relation).isEmpty()));
    }
}
