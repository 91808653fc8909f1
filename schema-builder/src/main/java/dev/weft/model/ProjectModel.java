package dev.weft.model;

import dev.weft.access.Role;
import dev.weft.access.RoleSet;
import dev.weft.catalog.CollectionId;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.FieldType;
import dev.weft.catalog.IndexSpec;
import dev.weft.catalog.PolicyAction;
import dev.weft.catalog.PolicySpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RelationKind;
import dev.weft.catalog.RelationSpec;
import dev.weft.catalog.RelationStorage.ForeignKeyColumn;
import dev.weft.catalog.RelationStorage.JoinTable;
import dev.weft.model.CollectionRights.Reach;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A project's catalog at one revision as a set of roles sees it. Collections that the roles may not use are not among its
 * {@link #collections}; what they may do with the others, their {@link CollectionModel#rights} say. Columns and relations
 * are all there, whoever looks: what is done on somebody's behalf, such as filling in a key, needs more than he sees.
 */
public final class ProjectModel {
    private static final Set<String> NEVER_AT_SIGN_UP = Set.of(OwnRow.EMAIL, OwnRow.EMAIL_VERIFIED, OwnRow.ROLES);

    private final ProjectCatalog catalog;
    private final RoleSet roles;
    private final @Nullable ProjectModel unrestricted;
    private final Map<CollectionId, CollectionModel> byId;
    private final Map<Integer, CollectionModel> byNumber;
    private final CollectionModel self;

    private ProjectModel(
            ProjectCatalog catalog,
            RoleSet roles,
            @Nullable ProjectModel unrestricted,
            List<CollectionModel> collections) {
        this.catalog = catalog;
        this.roles = roles;
        this.unrestricted = unrestricted;
        this.self = self(catalog, collections);
        this.byId = collections.stream()
                .collect(Collectors.toMap(CollectionModel::id, c -> c, (a, b) -> a, LinkedHashMap::new));
        this.byNumber =
                collections.stream().collect(Collectors.toMap(c -> c.spec().number(), c -> c));
    }

    /** What one role sees of the catalog. */
    public static ProjectModel of(ProjectCatalog everything, Role role) {
        return of(everything, RoleSet.of(role));
    }

    /** What the roles see of the catalog. */
    public static ProjectModel of(ProjectCatalog everything, RoleSet roles) {
        ProjectCatalog catalog = everything.visible();
        Map<CollectionId, List<Declared>> inverses = inverses(catalog);
        List<CollectionModel> all = catalog.collections().stream()
                .map(c -> model(catalog, c, inverses.getOrDefault(c.id(), List.of())))
                .toList();
        return new ProjectModel(catalog, RoleSet.OWNER, null, all).seenBy(roles);
    }

    /** What the roles see of the same catalog. */
    public ProjectModel seenBy(RoleSet others) {
        ProjectModel everything = unrestricted();
        return others.unrestricted() ? everything : everything.seenBy(catalog, others);
    }

    /** @param bound the catalog with the policies that count */
    private ProjectModel seenBy(ProjectCatalog bound, RoleSet others) {
        Map<CollectionId, List<PolicySpec>> policies = bound.policies().stream()
                .filter(policy -> others.names().contains(policy.role()))
                .collect(Collectors.groupingBy(PolicySpec::collection));
        CollectionId users = users(bound).id();
        return new ProjectModel(
                bound,
                others,
                this,
                byId.values().stream()
                        .map(collection -> collection.with(CollectionRights.of(
                                policies.getOrDefault(collection.id(), List.of()),
                                others,
                                collection.id().equals(users))))
                        .toList());
    }

    public RoleSet roles() {
        return roles;
    }

    /** The same catalog as it is for those whom no policy binds. What policies ask of rows is understood by it. */
    public ProjectModel unrestricted() {
        return unrestricted == null ? this : unrestricted;
    }

    /**
     * The collection of end users, as everybody sees at least the row that they are. It is one of the {@link #collections}
     * where the roles may use that. Otherwise nothing guards it: whoever reads it reads one row by its key, and shows
     * {@link #ownColumns} of it.
     */
    public CollectionModel self() {
        return self;
    }

    /** What everybody sees of the row that they are, whatever policies say. */
    public List<Column> ownColumns() {
        return self.columns().stream().filter(OwnRow::shows).toList();
    }

    /** The same catalog as it is for those who sign up: what they may write of a user, and nothing that they may read. */
    public ProjectModel signingUp() {
        CollectionSpec users = users(catalog);
        return unrestricted()
                .seenBy(catalog.withPolicies(OwnRow.signingUp(users, catalog.policies())), RoleSet.ANONYMOUS);
    }

    /** The fields that those who sign up may give, besides their address. */
    public List<Column> givenAtSignUp() {
        CollectionModel users = signingUp().self();
        return users.columns().stream()
                .filter(column -> column.writable() && !NEVER_AT_SIGN_UP.contains(column.catalogName()))
                .filter(column -> users.rights().writes(PolicyAction.CREATE, column.catalogName()))
                .toList();
    }

    public int revision() {
        return catalog.revision();
    }

    public String schema() {
        return catalog.databaseSchema();
    }

    /** Those that the roles may use in some way. */
    public List<CollectionModel> collections() {
        return byId.values().stream().filter(this::shows).toList();
    }

    private boolean shows(CollectionModel collection) {
        return collection.rights().any();
    }

    /** The collection with this id, whether the roles may use it or not. */
    public CollectionModel collection(CollectionId id) {
        CollectionModel found = byId.get(id);
        if (found == null) {
            throw new NoSuchElementException("no collection " + id);
        }
        return found;
    }

    /** The relations of the collection that the roles can follow: they can read the key, and rows at the other end. */
    public List<RelationEnd> readableRelations(CollectionModel collection) {
        return collection.relations().stream()
                .filter(relation -> reads(collection, relation))
                .toList();
    }

    /** Whether the relation is one of {@link #readableRelations}. */
    public boolean reads(CollectionModel collection, RelationEnd relation) {
        CollectionModel target = collection(relation.target());
        CollectionModel holder = relation.isOwn() ? collection : target;
        return shows(target)
                && holder.rights().reads(relation.catalogName()) != Reach.NOWHERE
                && (relation.isToMany()
                        ? target.rights().mayList() || target.rights().mayAggregate()
                        : target.rights().may(PolicyAction.READ));
    }

    /** Whether everybody in the roles who reads a row of the collection finds a row at the other end of the relation. */
    public boolean isFilled(CollectionModel collection, RelationEnd relation) {
        return relation instanceof RelationEnd.ToOne one
                && collection.alwaysHas(one.key())
                && collection(one.target()).rights().readsEveryRow();
    }

    /** Whether the roles may say where the relation leads, of rows that are made or changed. */
    public boolean writes(PolicyAction action, CollectionModel collection, RelationEnd relation) {
        CollectionModel holder = relation.isOwn() ? collection : collection(relation.target());
        return relation.isWritable() && holder.rights().writes(action, relation.catalogName());
    }

    /** The names that fields and relations bring to the collection, former ones included. */
    public List<NameFamily> families(CollectionModel collection) {
        return NameFamily.all(catalog, collection.spec());
    }

    /** The collection whose number is part of a global id, unless the roles may not use it. */
    public Optional<CollectionModel> collectionNumbered(int number) {
        return Optional.ofNullable(byNumber.get(number)).filter(this::shows);
    }

    /** A relation, with the collection that declares it and its name on the other. */
    private record Declared(CollectionSpec by, RelationSpec relation, String inverseApiName) {}

    /** Relations by the collection that they point to. */
    private static Map<CollectionId, List<Declared>> inverses(ProjectCatalog catalog) {
        Map<CollectionId, List<Declared>> inverses = new HashMap<>();
        for (CollectionSpec collection : catalog.collections()) {
            for (RelationSpec relation : collection.relations()) {
                if (relation.inverseApiName() != null) {
                    inverses.computeIfAbsent(relation.target(), _ -> new ArrayList<>())
                            .add(new Declared(collection, relation, relation.inverseApiName()));
                }
            }
        }
        return inverses;
    }

    private static CollectionModel model(ProjectCatalog catalog, CollectionSpec spec, List<Declared> inverses) {
        List<Column> columns = columns(catalog, spec);
        return new CollectionModel(
                spec,
                catalog.databaseSchema(),
                columns,
                relations(catalog, spec, columns, inverses),
                keys(spec, columns),
                CollectionRights.ALL);
    }

    private static CollectionModel self(ProjectCatalog catalog, List<CollectionModel> collections) {
        CollectionSpec users = users(catalog);
        return collections.stream()
                .filter(collection -> collection.id().equals(users.id()))
                .filter(collection -> collection.rights().any())
                .findFirst()
                .orElseGet(() -> new CollectionModel(
                        users,
                        catalog.databaseSchema(),
                        columns(catalog, users),
                        List.of(),
                        List.of(),
                        CollectionRights.ALL));
    }

    private static CollectionSpec users(ProjectCatalog catalog) {
        return catalog.collection(CollectionSpec.USERS)
                .orElseThrow(() -> new NoSuchElementException("a catalog has users"));
    }

    private static List<Column> columns(ProjectCatalog catalog, CollectionSpec spec) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(
                "rowId",
                CollectionModel.PRIMARY_KEY,
                CollectionModel.PRIMARY_KEY,
                "Row id",
                ValueType.of(spec.primaryKey()),
                Column.Kind.PRIMARY_KEY,
                true,
                null));
        spec.fields().forEach(field -> columns.add(fieldColumn(field)));
        for (RelationSpec relation : spec.relations()) {
            if (relation.storage() instanceof ForeignKeyColumn) {
                columns.add(keyColumn(catalog, relation));
            }
        }
        columns.add(system("createdAt", CollectionModel.CREATED_AT, ValueType.DATE_TIME, true));
        columns.add(system("updatedAt", CollectionModel.UPDATED_AT, ValueType.DATE_TIME, true));
        columns.add(system("createdById", CollectionModel.CREATED_BY, ValueType.UUID, false));
        return columns;
    }

    private static Column fieldColumn(FieldSpec field) {
        boolean user = field.type() == FieldType.USER;
        return new Column(
                user ? keyName(field.apiName()) : field.apiName(),
                field.column(),
                field.name(),
                field.label(),
                ValueType.of(field.type()),
                user ? Column.Kind.REFERENCE : Column.Kind.FIELD,
                field.required(),
                field);
    }

    private static Column keyColumn(ProjectCatalog catalog, RelationSpec relation) {
        ForeignKeyColumn storage = (ForeignKeyColumn) relation.storage();
        return new Column(
                keyName(relation.apiName()),
                storage.column(),
                relation.name(),
                Names.label(relation.name()),
                ValueType.of(target(catalog, relation).primaryKey()),
                Column.Kind.REFERENCE,
                relation.required(),
                null);
    }

    private static Column system(String apiName, String name, ValueType type, boolean notNull) {
        return new Column(apiName, name, name, Names.label(name), type, Column.Kind.SYSTEM, notNull, null);
    }

    /** Name of the raw key of a to-one relation: {@code author} to {@code authorId}. */
    public static String keyName(String relationApiName) {
        return relationApiName + "Id";
    }

    private static List<RelationEnd> relations(
            ProjectCatalog catalog, CollectionSpec spec, List<Column> columns, List<Declared> inverses) {
        List<RelationEnd> ends = new ArrayList<>();
        CollectionId users = users(catalog).id();
        for (FieldSpec field : spec.fields()) {
            if (field.type() == FieldType.USER) {
                ends.add(new RelationEnd.ToOne(field.apiName(), users, named(columns, field.column()), field.unique()));
            }
        }
        spec.relations().forEach(relation -> ends.add(declaredEnd(relation, columns)));
        ends.add(new RelationEnd.ToOne("createdBy", users, named(columns, CollectionModel.CREATED_BY), false));
        inverses.forEach(declared ->
                ends.add(inverseEnd(catalog, declared.by(), declared.relation(), declared.inverseApiName())));
        return ends;
    }

    private static RelationEnd declaredEnd(RelationSpec relation, List<Column> columns) {
        return switch (relation.storage()) {
            case ForeignKeyColumn(String column) ->
                new RelationEnd.ToOne(
                        relation.apiName(),
                        relation.target(),
                        named(columns, column),
                        relation.kind() == RelationKind.ONE_TO_ONE);
            case JoinTable(String table, String source, String target) ->
                new RelationEnd.ManyToMany(
                        relation.apiName(), relation.target(), table, source, target, relation.name(), true);
        };
    }

    private static RelationEnd inverseEnd(
            ProjectCatalog catalog, CollectionSpec other, RelationSpec relation, String apiName) {
        return switch (relation.storage()) {
            case ForeignKeyColumn _ ->
                relation.kind() == RelationKind.ONE_TO_ONE
                        ? new RelationEnd.InverseOne(apiName, other.id(), keyColumn(catalog, relation))
                        : new RelationEnd.ToMany(apiName, other.id(), keyColumn(catalog, relation));
            case JoinTable(String table, String source, String target) ->
                new RelationEnd.ManyToMany(apiName, other.id(), table, target, source, relation.name(), false);
        };
    }

    private static List<UniqueKey> keys(CollectionSpec spec, List<Column> columns) {
        List<UniqueKey> keys = new ArrayList<>();
        for (FieldSpec field : spec.fields()) {
            if (field.unique()) {
                keys.add(key(List.of(named(columns, field.column()))));
            }
        }
        for (RelationSpec relation : spec.relations()) {
            if (relation.kind() == RelationKind.ONE_TO_ONE
                    && relation.storage() instanceof ForeignKeyColumn(String column)) {
                keys.add(key(List.of(named(columns, column))));
            }
        }
        for (IndexSpec index : spec.indexes()) {
            if (index.unique()) {
                keys.add(key(index.columns().stream()
                        .map(name -> named(columns, name))
                        .toList()));
            }
        }
        return keys.stream()
                .collect(Collectors.toMap(UniqueKey::memberName, k -> k, (a, b) -> a, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private static UniqueKey key(List<Column> columns) {
        List<String> names = columns.stream().map(Column::apiName).toList();
        return new UniqueKey(
                Names.joinedCamelCase(names),
                names.stream().map(Names::screamingSnake).collect(Collectors.joining("_")),
                columns);
    }

    private static Column named(List<Column> columns, String name) {
        return columns.stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no column " + name));
    }

    private static CollectionSpec target(ProjectCatalog catalog, RelationSpec relation) {
        return catalog.collection(relation.target())
                .orElseThrow(() -> new NoSuchElementException("no collection " + relation.target()));
    }
}
