package dev.weft.resolvers.semantics;

/**
 * A list and the rows it must have.
 *
 * @param list a field of the query with its arguments
 * @param sql gives the keys of the rows, in the list's order if it says one
 */
record ListCase(String list, String sql) {
    boolean isOrdered() {
        return sql.contains("order by");
    }

    /** The field's name. */
    String field() {
        return list.substring(0, list.indexOf('('));
    }

    @Override
    public String toString() {
        return list;
    }

    static ListCase works(String filter, String where) {
        return where("works", filter, where);
    }

    static ListCase artists(String filter, String where) {
        return where("artists", filter, where);
    }

    static ListCase where(String table, String filter, String where) {
        return new ListCase(
                "%s(filter: {%s})".formatted(table, filter), "select t.id from %s t where %s".formatted(table, where));
    }

    static ListCase ordered(String table, String orderBy, String sql) {
        return new ListCase(
                "%s(orderBy: [%s])".formatted(table, orderBy),
                "select t.id from %s t order by %s".formatted(table, sql));
    }
}
