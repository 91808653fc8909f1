package dev.weft.resolvers.write;

import dev.weft.model.RelationEnd;
import dev.weft.resolvers.write.RowChanges.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What of a row the caller touches, in the words of the catalog, which policies speak, too. */
final class Touched {
    private Touched() {}

    static Set<String> by(List<Assignment> assignments, List<ColumnOp> ops) {
        Set<String> names = new TreeSet<>();
        assignments.stream()
                .filter(Assignment::supplied)
                .forEach(assignment -> names.add(assignment.column().catalogName()));
        ops.forEach(op -> names.add(op.column().catalogName()));
        return names;
    }

    /** Links that the row's collection declares are as good as columns of the row. */
    static Set<String> links(List<NestedWrite> nested) {
        Set<String> names = new TreeSet<>();
        for (NestedWrite write : nested) {
            if (write.relation() instanceof RelationEnd.ManyToMany many && many.isOwn() && isAboutLinks(write)) {
                names.add(many.catalogName());
            }
        }
        return names;
    }

    /** Everything but the rows that are nested and belong to others. */
    static Set<String> by(RowChanges changes, List<ColumnOp> ops) {
        Set<String> names = by(changes.assignments(), ops);
        names.addAll(links(changes.nested()));
        for (NestedWrite write : changes.nested()) {
            if (write.relation() instanceof RelationEnd.ToOne one && isAboutLinks(write)) {
                names.add(one.catalogName());
            }
        }
        return names;
    }

    static Set<String> both(Collection<String> names, Collection<String> more) {
        Set<String> both = new TreeSet<>(names);
        both.addAll(more);
        return both;
    }

    private static boolean isAboutLinks(NestedWrite write) {
        return switch (write) {
            case NestedWrite.Create _,
                    NestedWrite.Connect _,
                    NestedWrite.Upsert _,
                    NestedWrite.Disconnect _,
                    NestedWrite.Delete _,
                    NestedWrite.Replace _ -> true;
            case NestedWrite.Update _ -> false;
        };
    }
}
