package dev.weft.resolvers.oracle;

/** What things are looked at for. */
enum Use {
    /** One thing that a key or another thing leads to. */
    ONE,
    /** Many things, or whether some are like this. */
    LIST,
    /** A figure of many things. */
    FIGURE
}
