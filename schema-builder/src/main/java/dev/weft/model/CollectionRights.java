package dev.weft.model;

import dev.weft.access.RoleSet;
import dev.weft.catalog.PolicyAction;
import dev.weft.catalog.PolicySpec;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a set of roles may do with one collection: the union of their policies, cell by cell. Names are those of the
 * catalog.
 *
 * @param policies of the roles on the collection; empty where no policy binds them
 * @param keptBack what nobody writes whom policies bind, whatever they say
 */
public record CollectionRights(boolean unrestricted, List<PolicySpec> policies, Set<String> keptBack) {
    /** Of those whom no policy binds. */
    public static final CollectionRights ALL = new CollectionRights(true, List.of());

    public CollectionRights {
        policies = List.copyOf(policies);
        keptBack = Set.copyOf(keptBack);
    }

    public CollectionRights(boolean unrestricted, List<PolicySpec> policies) {
        this(unrestricted, policies, Set.of());
    }

    /**
     * @param policies of the roles on the collection
     * @param ofUsers whether its rows are the project's end users
     */
    static CollectionRights of(List<PolicySpec> policies, RoleSet roles, boolean ofUsers) {
        return ofUsers ? OwnRow.rights(policies, roles) : new CollectionRights(false, policies);
    }

    /** On which rows a field can be read. */
    public enum Reach {
        NOWHERE,
        SOME_ROWS,
        /** On every row that can be read at all. */
        EVERYWHERE
    }

    public List<PolicySpec> policies(PolicyAction action) {
        return policies.stream().filter(policy -> policy.action() == action).toList();
    }

    /** Whether there is anything that may be done. */
    public boolean any() {
        return unrestricted || !policies.isEmpty();
    }

    /** Whether something may be done to some rows. */
    public boolean may(PolicyAction action) {
        return unrestricted || some(action, _ -> true);
    }

    /** Asked for every name in every type of a schema, so it makes nothing on its way. */
    private boolean some(PolicyAction action, Predicate<PolicySpec> condition) {
        for (PolicySpec policy : policies) {
            if (policy.action() == action && condition.test(policy)) {
                return true;
            }
        }
        return false;
    }

    /** Whether some rows may be listed. */
    public boolean mayList() {
        return unrestricted || some(PolicyAction.READ, PolicySpec::list);
    }

    /** Whether totals of some rows may be asked for. */
    public boolean mayAggregate() {
        return unrestricted || some(PolicyAction.READ, PolicySpec::aggregate);
    }

    /** Whether every row may be read, whatever it holds. */
    public boolean readsEveryRow() {
        return unrestricted || some(PolicyAction.READ, policy -> policy.rows().isEmpty());
    }

    /** Where a field, a relation's key or a system column can be read. The primary key comes with every row. */
    public Reach reads(Column column) {
        return column.kind() == Column.Kind.PRIMARY_KEY
                ? may(PolicyAction.READ) ? Reach.EVERYWHERE : Reach.NOWHERE
                : reads(column.catalogName());
    }

    public Reach reads(String name) {
        if (unrestricted) {
            return Reach.EVERYWHERE;
        }
        if (!some(PolicyAction.READ, policy -> policy.covers(name))) {
            return Reach.NOWHERE;
        }
        boolean everywhere = !some(PolicyAction.READ, policy -> !policy.covers(name))
                || some(
                        PolicyAction.READ,
                        policy -> policy.covers(name) && policy.rows().isEmpty());
        return everywhere ? Reach.EVERYWHERE : Reach.SOME_ROWS;
    }

    /** Whether a new row gets what is stored under the name: from the client, or from a policy. */
    public boolean supplies(String name) {
        return unrestricted
                || presets(PolicyAction.CREATE, name)
                || some(PolicyAction.CREATE, policy -> policy.covers(name));
    }

    /** Whether the server itself may set what is stored under the name. */
    public boolean presets(PolicyAction action, String name) {
        return some(action, policy -> policy.presets().containsKey(name));
    }

    /** Whether clients may give a value by CREATE or UPDATE: some policy covers the name and does not set it itself. */
    public boolean writes(PolicyAction action, String name) {
        return unrestricted
                || (!keptBack.contains(name)
                        && some(
                                action,
                                policy ->
                                        policy.covers(name) && !policy.presets().containsKey(name)));
    }
}
