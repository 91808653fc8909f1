package dev.weft.ddl;

import org.jooq.Field;
import org.jooq.Name;
import org.jooq.SQL;
import org.jooq.impl.DSL;

/** What indexes of texts hold. A condition is served by an index only when it is written with the same expression. */
public final class TextExpressions {
    /** Where Weft keeps the extensions that it needs. */
    private static final String EXTENSIONS = "weft_ext";

    static final Name TRIGRAMS = extension("gin_trgm_ops");

    private TextExpressions() {}

    /**
     * The words of a text.
     *
     * @param configuration one of {@link dev.weft.catalog.TextSearch}; part of the statement's text
     */
    public static Field<Object> words(String configuration, Field<?> text) {
        return DSL.field("to_tsvector({0}, {1})", Object.class, configuration(configuration), text);
    }

    /** A configuration as a constant, which an index needs. */
    public static Field<Object> configuration(String name) {
        return DSL.field("{0}::regconfig", Object.class, DSL.inline(name));
    }

    /** The operator that an index of trigrams serves; operators are never quoted. */
    public static SQL similarityOperator() {
        return DSL.sql("{0}.%", DSL.name(EXTENSIONS));
    }

    /** The name of something of the extension {@code pg_trgm}. */
    public static Name extension(String name) {
        return DSL.name(EXTENSIONS, name);
    }
}
