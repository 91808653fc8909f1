package dev.weft.catalog;

/** What a field holds when a row is created without it. */
public sealed interface DefaultValue {
    /**
     * A constant.
     *
     * @param json a plain JSON value of the field's type, as {@code Map}, {@code List}, {@code String}, number or boolean
     */
    record Constant(Object json) implements DefaultValue {}

    record Generated(Function function) implements DefaultValue {}

    enum Function {
        /** The time of the transaction, for dates and times. */
        NOW,
        /** A fresh version 7 UUID. */
        UUID,
        /** The end user who writes, for a USER field; null for members and keys. */
        CURRENT_USER
    }
}
