package dev.weft.ddl;

import dev.weft.catalog.FieldSpec;
import java.util.ArrayList;
import java.util.List;

/** The indexes of a field's texts: not of the values as a whole, but of what is inside them. */
final class TextIndexes {
    private TextIndexes() {}

    sealed interface TextIndex {
        String name();

        String column();

        /** The same index under another name. */
        TextIndex named(String other);

        /** The same index of another column. */
        TextIndex over(String other);

        /** Of the words, as the configuration sees them. */
        record OfWords(String name, String column, String configuration) implements TextIndex {
            @Override
            public TextIndex named(String other) {
                return new OfWords(other, column, configuration);
            }

            @Override
            public TextIndex over(String other) {
                return new OfWords(name, other, configuration);
            }
        }

        /** Of the groups of three letters. */
        record OfTrigrams(String name, String column) implements TextIndex {
            @Override
            public TextIndex named(String other) {
                return new OfTrigrams(other, column);
            }

            @Override
            public TextIndex over(String other) {
                return new OfTrigrams(name, other);
            }
        }
    }

    static List<TextIndex> of(String table, FieldSpec field) {
        List<TextIndex> indexes = new ArrayList<>();
        String configuration = field.config().search();
        String column = field.column();
        if (configuration != null) {
            indexes.add(new TextIndex.OfWords(ConstraintNames.searchIndex(table, column), column, configuration));
        }
        if (Boolean.TRUE.equals(field.config().similar())) {
            indexes.add(new TextIndex.OfTrigrams(ConstraintNames.similarityIndex(table, column), column));
        }
        return indexes;
    }
}
