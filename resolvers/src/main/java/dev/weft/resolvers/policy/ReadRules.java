package dev.weft.resolvers.policy;

import dev.weft.catalog.PolicyAction;
import dev.weft.catalog.PolicySpec;
import dev.weft.model.CollectionModel;
import dev.weft.model.CollectionRights;
import dev.weft.model.Column;
import dev.weft.resolvers.plan.Predicate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the roles of a model may read of one collection: which rows for which use, and which cells of them. A row is
 * there where any policy says so; a cell of it where any policy that covers the column does.
 *
 * @param bare the collection as it is without policies, on which the conditions stand
 */
public record ReadRules(CollectionModel bare, List<Rule> rules) {
    public ReadRules {
        rules = List.copyOf(rules);
    }

    /** A policy with its condition. */
    public record Rule(PolicySpec policy, Predicate rows) {}

    /**
     * @param rights that the roles have
     */
    public static ReadRules of(CollectionModel bare, CollectionRights rights, PolicyConditions conditions) {
        return new ReadRules(
                bare,
                rights.policies(PolicyAction.READ).stream()
                        .map(policy -> new Rule(policy, conditions.rows(policy)))
                        .toList());
    }

    /** Which rows there are for the use. */
    public Predicate rows(Use use) {
        return AnyOf.of(allowing(use).stream().map(Rule::rows).toList());
    }

    /** On which of these rows the column can be read: always where that is all of them. */
    public Predicate cell(Column column, Use use) {
        return column.kind() == Column.Kind.PRIMARY_KEY ? Predicate.ALWAYS : cell(column.catalogName(), use);
    }

    /** Whether the API shows the column, though it may be that no row has a cell of it that can be read. */
    public boolean shows(Column column) {
        return column.kind() == Column.Kind.PRIMARY_KEY
                || rules.stream().anyMatch(rule -> rule.policy().covers(column.catalogName()));
    }

    /** The same for whatever has a name in the catalog. */
    public Predicate cell(String catalogName, Use use) {
        Set<Predicate> covering = rules.stream()
                .filter(rule -> rule.policy().covers(catalogName))
                .map(Rule::rows)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        boolean everywhere = allowing(use).stream().map(Rule::rows).allMatch(covering::contains);
        return everywhere ? Predicate.ALWAYS : AnyOf.of(covering);
    }

    private List<Rule> allowing(Use use) {
        return rules.stream().filter(rule -> use.isAllowedBy(rule.policy())).toList();
    }
}
