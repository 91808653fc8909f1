package dev.weft.ddl;

enum IndexMethod {
    BTREE,
    GIN
}
