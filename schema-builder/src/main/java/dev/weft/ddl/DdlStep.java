package dev.weft.ddl;

import dev.weft.catalog.OnDelete;
import dev.weft.ddl.TextIndexes.TextIndex;
import java.util.List;
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

    record UniqueDefinition(String name, List<String> columns) {
        public UniqueDefinition {
            columns = List.copyOf(columns);
        }
    }
}
