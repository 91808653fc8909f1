package dev.weft.catalog.store;

import dev.weft.catalog.CollectionId;
import dev.weft.catalog.PolicyAction;
import dev.weft.catalog.PolicySpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.ProjectId;
import dev.weft.catalog.RoleSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Roles and policies in their tables. */
final class PolicyRows {
    private static final Table<?> ROLE_TABLE = DSL.table(DSL.name("weft", "project_role"));
    private static final Table<?> POLICY_TABLE = DSL.table(DSL.name("weft", "policy"));
    private static final Field<String> ROLE = DSL.field(DSL.name("role"), SQLDataType.CLOB);
    private static final Field<String> ACTION = DSL.field(DSL.name("action"), SQLDataType.CLOB);
    private static final Field<JSON> ROW_CONDITION = DSL.field(DSL.name("row_condition"), SQLDataType.JSON);
    private static final Field<JSON> CHECK_CONDITION = DSL.field(DSL.name("check_condition"), SQLDataType.JSON);
    private static final Field<String[]> FIELD_NAMES = DSL.field(DSL.name("field_names"), SQLDataType.CLOB.array());
    private static final Field<JSON> PRESETS = DSL.field(DSL.name("presets"), SQLDataType.JSON);
    private static final Field<Boolean> AGGREGATE = DSL.field(DSL.name("aggregate"), SQLDataType.BOOLEAN);
    private static final Field<Boolean> LIST = DSL.field(DSL.name("list"), SQLDataType.BOOLEAN);

    private final DSLContext sql;
    private final ProjectId project;

    PolicyRows(DSLContext sql, ProjectId project) {
        this.sql = sql;
        this.project = project;
    }

    List<RoleSpec> roles() {
        return sql
                .select(CatalogTables.NAME, CatalogTables.DESCRIPTION)
                .from(ROLE_TABLE)
                .where(CatalogTables.PROJECT_ID.eq(project.value()))
                .fetch(row -> new RoleSpec(row.get(CatalogTables.NAME), row.get(CatalogTables.DESCRIPTION)))
                .stream()
                .sorted(RoleSpec.ORDER)
                .toList();
    }

    List<PolicySpec> policies() {
        return sql
                .select(
                        CatalogTables.COLLECTION_ID,
                        ROLE,
                        ACTION,
                        ROW_CONDITION,
                        CHECK_CONDITION,
                        FIELD_NAMES,
                        PRESETS,
                        AGGREGATE,
                        LIST)
                .from(POLICY_TABLE)
                .where(CatalogTables.COLLECTION_ID.in(DSL.select(CatalogTables.ID)
                        .from(CatalogTables.COLLECTION)
                        .where(CatalogTables.PROJECT_ID.eq(project.value()))))
                .fetch(PolicyRows::policy)
                .stream()
                .sorted(PolicySpec.ORDER)
                .toList();
    }

    private static PolicySpec policy(Record row) {
        String[] fields = row.get(FIELD_NAMES);
        JSON check = row.get(CHECK_CONDITION);
        return new PolicySpec(
                new CollectionId(row.get(CatalogTables.COLLECTION_ID)),
                row.get(ROLE),
                PolicyAction.valueOf(row.get(ACTION)),
                CatalogJson.object(row.get(ROW_CONDITION)),
                check == null ? null : CatalogJson.object(check),
                fields == null ? null : List.of(fields),
                CatalogJson.object(row.get(PRESETS)),
                row.get(AGGREGATE),
                row.get(LIST));
    }

    /** Policies first: nothing keeps a policy whose collection or role goes. */
    void removeOld(ProjectCatalog before, ProjectCatalog after) {
        Set<PolicySpec.Key> kept = new HashSet<>();
        after.policies().forEach(policy -> kept.add(policy.key()));
        before.policies().stream()
                .map(PolicySpec::key)
                .filter(key -> !kept.contains(key))
                .forEach(key -> sql.deleteFrom(POLICY_TABLE)
                        .where(CatalogTables.COLLECTION_ID.eq(key.collection().value()))
                        .and(ROLE.eq(key.role()))
                        .and(ACTION.eq(key.action().name()))
                        .execute());
        Set<String> roles = new HashSet<>();
        after.roles().forEach(role -> roles.add(role.name()));
        before.roles().stream()
                .map(RoleSpec::name)
                .filter(name -> !roles.contains(name))
                .forEach(name -> sql.deleteFrom(ROLE_TABLE)
                        .where(CatalogTables.PROJECT_ID.eq(project.value()))
                        .and(CatalogTables.NAME.eq(name))
                        .execute());
    }

    /** After the collections, which policies refer to. */
    void saveNew(ProjectCatalog before, ProjectCatalog after) {
        Set<RoleSpec> oldRoles = new HashSet<>(before.roles());
        after.roles().stream().filter(role -> !oldRoles.contains(role)).forEach(this::save);
        Set<PolicySpec> oldPolicies = new HashSet<>(before.policies());
        after.policies().stream()
                .filter(policy -> !oldPolicies.contains(policy))
                .forEach(this::save);
    }

    private void save(RoleSpec role) {
        sql.insertInto(ROLE_TABLE)
                .set(CatalogTables.PROJECT_ID, project.value())
                .set(CatalogTables.NAME, role.name())
                .set(CatalogTables.DESCRIPTION, role.description())
                .onConflict(CatalogTables.PROJECT_ID, CatalogTables.NAME)
                .doUpdate()
                .set(CatalogTables.DESCRIPTION, role.description())
                .execute();
    }

    private void save(PolicySpec policy) {
        UUID collection = policy.collection().value();
        Map<Field<?>, @Nullable Object> values = values(policy);
        sql.insertInto(POLICY_TABLE)
                .set(CatalogTables.COLLECTION_ID, collection)
                .set(ROLE, policy.role())
                .set(ACTION, policy.action().name())
                .set(values)
                .onConflict(CatalogTables.COLLECTION_ID, ROLE, ACTION)
                .doUpdate()
                .set(values)
                .execute();
    }

    private static Map<Field<?>, @Nullable Object> values(PolicySpec policy) {
        Map<Field<?>, @Nullable Object> values = new HashMap<>();
        values.put(ROW_CONDITION, CatalogJson.of(policy.rows()));
        values.put(CHECK_CONDITION, policy.check() == null ? null : CatalogJson.of(policy.check()));
        values.put(FIELD_NAMES, policy.fields() == null ? null : policy.fields().toArray(String[]::new));
        values.put(PRESETS, CatalogJson.of(policy.presets()));
        values.put(AGGREGATE, policy.aggregate());
        values.put(LIST, policy.list());
        return values;
    }
}
