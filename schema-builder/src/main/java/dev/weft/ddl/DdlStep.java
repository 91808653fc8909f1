package dev.weft.ddl;

import dev.weft.catalog.OnDelete;
import dev.weft.catalog.ProjectId;
import dev.weft.ddl.TextIndexes.TextIndex;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** One change of a project's tables. */
sealed interface DdlStep {
    String table();

    record CreateTable(String table, List<ColumnDefinition> columns, List<Check> checks, List<UniqueDefinition> uniques)
            implements DdlStep {
        public CreateTable {
            columns = List.copyOf(columns);
            checks = List.copyOf(checks);
            uniques = List.copyOf(uniques);
        }
    }

    /** Links of a many-to-many relation; both columns are its primary key. */
    record CreateJoinTable(String table, ColumnDefinition source, ColumnDefinition target) implements DdlStep {}

    /**
     * @param existingRows what rows that are there already get; null for the column's own default
     */
    record AddColumn(
            String table, ColumnDefinition column, @Nullable DefaultExpression existingRows) implements DdlStep {}

    record AddCheck(String table, Check check) implements DdlStep {}

    record AddForeignKey(String table, String name, String column, String target, OnDelete onDelete)
            implements DdlStep {}

    record AddUnique(String table, UniqueDefinition unique) implements DdlStep {}

    record CreateIndex(String table, String name, List<String> columns, IndexMethod method) implements DdlStep {
        public CreateIndex {
            columns = List.copyOf(columns);
        }
    }

    record CreateTextIndex(String table, TextIndex index) implements DdlStep {}

    record DropIndex(String table, String name) implements DdlStep {}

    /** Every change of the table goes into the log, whoever makes it; what did so before is replaced. */
    record LogChanges(ProjectId project, LoggedTable logged) implements DdlStep {
        @Override
        public String table() {
            return logged.table();
        }
    }

    /**
     * No change does any more, and the log says so.
     *
     * @param of the collection, or of a table of links the relation
     */
    record StopLogging(String table, ProjectId project, UUID of) implements DdlStep {}

    record UniqueDefinition(String name, List<String> columns) {
        public UniqueDefinition {
            columns = List.copyOf(columns);
        }
    }

    /** A change of what a table that has rows already holds. */
    sealed interface Alteration extends DdlStep {}

    /** A rule for new rows; those that are there are looked at by {@link ValidateConstraint}. */
    record AddLaterCheck(String table, Check check) implements Alteration {}

    /** Likewise for a foreign key. */
    record AddLaterForeignKey(String table, String name, String column, String target, OnDelete onDelete)
            implements Alteration {}

    record ValidateConstraint(String table, String name) implements Alteration {}

    record DropConstraint(String table, String name) implements Alteration {}

    record RenameTable(String table, String newName) implements Alteration {}

    record RenameColumn(String table, String name, String newName) implements Alteration {}

    /** With all that hangs on it: constraints, indexes, values. */
    record DropColumn(String table, String name) implements Alteration {}

    /** Together, since they may refer to each other. */
    record DropTables(List<String> tables) implements Alteration {
        public DropTables {
            tables = List.copyOf(tables);
        }

        @Override
        public String table() {
            return tables.getFirst();
        }
    }

    /** No second column is filled any more. */
    record DropCopying(String table, String column) implements Alteration {}

    record RenameConstraint(String table, String name, String newName) implements Alteration {}

    record RenameIndex(String table, String name, String newName) implements Alteration {}

    /** At once when a valid check says the same; otherwise every row is looked at. */
    record SetNotNull(String table, String column) implements Alteration {}

    record DropNotNull(String table, String column) implements Alteration {}

    /** Of the column as it becomes; without one its default goes. */
    record AlterDefault(String table, ColumnDefinition column) implements Alteration {}

    /** A value for the rows that have none. */
    record FillNulls(String table, String column, SqlType type, Object json) implements Alteration {}

    /** Other values in some rows. */
    record ChangeValues(String table, String column, Field<?> value, Condition rows) implements Alteration {}

    record AlterType(String table, String column, SqlType type, Field<?> value) implements Alteration {}

    /** Makes a unique index that is there a constraint, which gives it its name. */
    record AddUniqueByIndex(String table, String name, String index) implements Alteration {}
}
