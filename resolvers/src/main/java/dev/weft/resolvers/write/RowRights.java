package dev.weft.resolvers.write;

import dev.weft.catalog.PolicyAction;
import dev.weft.model.CollectionModel;
import dev.weft.model.CollectionRights.Reach;
import dev.weft.model.Column;
import dev.weft.model.RelationEnd;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.policy.AnyOf;
import dev.weft.resolvers.sql.Guards;
import dev.weft.resolvers.write.RowChanges.Assignment;
import dev.weft.resolvers.write.RowChanges.By;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What the caller of a mutation may do to the rows of one collection, as conditions on a row. Rights add up cell by
 * cell: each field that is touched must be let by some policy whose condition holds, one for this field and another for
 * that.
 */
final class RowRights {
    private final CollectionModel collection;
    private final List<PolicyTerms> terms;
    private final Rights all;
    private final Map<String, Predicate> gaps;
    private final Map<Asked, Predicate> answers = new HashMap<>();

    /** What is asked for row after row. */
    private record Asked(PolicyAction action, Set<String> names, boolean afterwards) {}

    /**
     * @param terms of the caller's policies on the collection
     * @param all what he may do elsewhere
     */
    RowRights(CollectionModel collection, List<PolicyTerms> terms, Rights all) {
        this.collection = collection;
        this.terms = List.copyOf(terms);
        this.all = all;
        this.gaps = gapsIn();
    }

    private Map<String, Predicate> gapsIn() {
        Map<String, Predicate> gaps = new HashMap<>();
        for (Column column : collection.columns()) {
            if (column.kind() != Column.Kind.PRIMARY_KEY && collection.rights().reads(column) != Reach.EVERYWHERE) {
                gaps.put(
                        column.name(),
                        any(
                                of(PolicyAction.READ, term -> term.policy().covers(column.catalogName())),
                                PolicyTerms::rows));
            }
        }
        return gaps;
    }

    /** What he reads of other tables. */
    Guards guards() {
        return all.guards();
    }

    CollectionModel collection() {
        return collection;
    }

    /** Whether policies say what the caller may do; otherwise he may do everything. */
    boolean bound() {
        return !collection.rights().unrestricted();
    }

    boolean may(PolicyAction action) {
        return collection.rights().may(action);
    }

    /** Which rows he may read one by one. */
    Predicate readable() {
        return bound() ? any(of(PolicyAction.READ, _ -> true), PolicyTerms::rows) : Predicate.ALWAYS;
    }

    /** Which rows he may find. */
    Predicate listable() {
        return bound() ? any(of(PolicyAction.READ, term -> term.policy().list()), PolicyTerms::rows) : Predicate.ALWAYS;
    }

    /** Which rows can be told apart by the key: those in which he can read all of it. */
    Predicate readable(List<Column> key) {
        List<Predicate> all = new ArrayList<>(List.of(readable()));
        key.forEach(column -> all.add(gaps.getOrDefault(column.name(), Predicate.ALWAYS)));
        all.removeIf(Predicate.ALWAYS::equals);
        return new Predicate.And(all);
    }

    /** Whether a row alone tells what he can read of it. */
    boolean isReadAtOnce() {
        return OwnRow.tells(readable()) && gaps.values().stream().allMatch(OwnRow::tells);
    }

    /** Of columns that cannot be read in every row that can: in which they can, by the names of the columns. */
    Map<String, Predicate> gaps() {
        return gaps;
    }

    /** Which rows are there for him and his to treat in this way. */
    Predicate open(PolicyAction action, Set<String> names) {
        return bound() ? new Predicate.And(List.of(readable(), rows(action, names))) : Predicate.ALWAYS;
    }

    /** Which rows he may change in this way. */
    Predicate rows(PolicyAction action, Set<String> names) {
        return bound() ? each(action, names, false) : Predicate.ALWAYS;
    }

    /**
     * What must be true of a row that he has made or changed.
     *
     * @param names what was touched by him, in the words of the catalog
     * @param assignments what the row was given; keys of other rows among them, given as they are, must be those of rows
     *     that are there for him
     */
    Demand demand(PolicyAction action, Set<String> names, List<Assignment> assignments) {
        if (!bound()) {
            return Demand.none(collection);
        }
        List<Demand.Reference> references = new ArrayList<>();
        for (Assignment assignment : assignments) {
            if (assignment.by() == By.CALLER
                    && assignment.value() != null
                    && assignment.column().kind() == Column.Kind.REFERENCE) {
                all.target(collection, assignment.column())
                        .ifPresent(target -> references.add(new Demand.Reference(assignment.column(), target)));
            }
        }
        return new Demand(collection, references, each(action, names, true), named(names));
    }

    /** As the API names them. */
    List<String> named(Set<String> names) {
        List<String> fields = new ArrayList<>();
        for (Column column : collection.columns()) {
            if (names.contains(column.catalogName())) {
                fields.add(column.apiName());
            }
        }
        for (RelationEnd relation : collection.relations()) {
            if (relation instanceof RelationEnd.ManyToMany many && many.isOwn() && names.contains(many.catalogName())) {
                fields.add(many.apiName());
            }
        }
        return fields;
    }

    /** What the server sets besides, where the caller says nothing of it. The first policy that has a value wins. */
    List<Assignment> presets(PolicyAction action, Set<String> names) {
        Map<String, List<PolicyTerms>> presetting = new LinkedHashMap<>();
        of(action, _ -> true)
                .forEach(term -> term.presets()
                        .keySet()
                        .forEach(column -> presetting
                                .computeIfAbsent(column.name(), _ -> new ArrayList<>())
                                .add(term)));
        List<Assignment> presets = new ArrayList<>();
        for (Column column : collection.columns()) {
            List<PolicyTerms> known = presetting.getOrDefault(column.name(), List.of());
            if (!known.isEmpty() && !names.contains(column.catalogName())) {
                presets.add(all.preset(collection, column, known));
            }
        }
        return presets;
    }

    private Predicate each(PolicyAction action, Set<String> names, boolean afterwards) {
        return answers.computeIfAbsent(
                new Asked(action, names, afterwards),
                _ -> each(action, names, afterwards ? PolicyTerms::check : PolicyTerms::rows));
    }

    private Predicate each(PolicyAction action, Set<String> names, Function<PolicyTerms, Predicate> part) {
        if (names.isEmpty()) {
            return any(of(action, _ -> true), part);
        }
        Set<Predicate> each = new LinkedHashSet<>();
        names.forEach(name -> each.add(any(of(action, term -> term.lets(name)), part)));
        each.remove(Predicate.ALWAYS);
        return each.size() == 1 ? each.iterator().next() : new Predicate.And(List.copyOf(each));
    }

    private List<PolicyTerms> of(PolicyAction action, java.util.function.Predicate<PolicyTerms> which) {
        return terms.stream()
                .filter(term -> term.policy().action() == action && which.test(term))
                .toList();
    }

    private static Predicate any(List<PolicyTerms> terms, Function<PolicyTerms, Predicate> part) {
        return AnyOf.of(terms.stream().map(part).toList());
    }
}
