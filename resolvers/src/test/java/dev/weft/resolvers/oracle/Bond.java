package dev.weft.resolvers.oracle;

/**
 * A relation as one sort of things sees it.
 *
 * @param target name of the sort it leads to
 * @param key the field with the other's key: of this thing, or of those it leads to; the name of the pairs
 */
record Bond(String name, String target, Form form, String key) {
    enum Form {
        /** This thing holds the key. */
        TO_ONE,
        /** At most one other holds this thing's key. */
        INVERSE_ONE,
        /** Any number of others hold this thing's key. */
        TO_MANY,
        /** Pairs of keys, this thing's first. */
        MANY_TO_MANY,
        /** Pairs of keys, this thing's second. */
        MANY_TO_MANY_BACK
    }

    boolean isList() {
        return form == Form.TO_MANY || form == Form.MANY_TO_MANY || form == Form.MANY_TO_MANY_BACK;
    }
}
