package dev.weft.model;

import dev.weft.access.RoleSet;
import dev.weft.catalog.CollectionId;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.PolicyAction;
import dev.weft.catalog.PolicySpec;
import dev.weft.catalog.ProjectCatalog;
import java.util.List;
import java.util.Set;

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

    static CollectionRights of(ProjectCatalog catalog, CollectionId collection, RoleSet roles) {
        if (roles.unrestricted()) {
            return ALL;
        }
        List<PolicySpec> policies = catalog.policies().stream()
                .filter(policy ->
                        policy.collection().equals(collection) && roles.names().contains(policy.role()))
                .toList();
        boolean ofUsers = catalog.collection(CollectionSpec.USERS)
                .filter(users -> users.id().equals(collection))
                .isPresent();
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
        return unrestricted || policies.stream().anyMatch(policy -> policy.action() == action);
    }

    /** Whether some rows may be listed. */
    public boolean mayList() {
        return unrestricted || policies(PolicyAction.READ).stream().anyMatch(PolicySpec::list);
    }

    /** Whether totals of some rows may be asked for. */
    public boolean mayAggregate() {
        return unrestricted || policies(PolicyAction.READ).stream().anyMatch(PolicySpec::aggregate);
    }

    /** Whether every row may be read, whatever it holds. */
    public boolean readsEveryRow() {
        return unrestricted
                || policies(PolicyAction.READ).stream()
                        .anyMatch(policy -> policy.rows().isEmpty());
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
        List<PolicySpec> reading = policies(PolicyAction.READ);
        List<PolicySpec> covering =
                reading.stream().filter(policy -> policy.covers(name)).toList();
        if (covering.isEmpty()) {
            return Reach.NOWHERE;
        }
        boolean everywhere = covering.size() == reading.size()
                || covering.stream().anyMatch(policy -> policy.rows().isEmpty());
        return everywhere ? Reach.EVERYWHERE : Reach.SOME_ROWS;
    }

    /** Whether a new row gets what is stored under the name: from the client, or from a policy. */
    public boolean supplies(String name) {
        return unrestricted
                || presets(PolicyAction.CREATE, name)
                || policies(PolicyAction.CREATE).stream().anyMatch(policy -> policy.covers(name));
    }

    /** Whether the server itself may set what is stored under the name. */
    public boolean presets(PolicyAction action, String name) {
        return policies(action).stream().anyMatch(policy -> policy.presets().containsKey(name));
    }

    /** Whether clients may give a value by CREATE or UPDATE: some policy covers the name and does not set it itself. */
    public boolean writes(PolicyAction action, String name) {
        return unrestricted
                || (!keptBack.contains(name)
                        && policies(action).stream()
                                .anyMatch(policy ->
                                        policy.covers(name) && !policy.presets().containsKey(name)));
    }
}
