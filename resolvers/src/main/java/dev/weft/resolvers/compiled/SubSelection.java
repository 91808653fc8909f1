package dev.weft.resolvers.compiled;

/** What is selected below a field, by the type of the object that the field turns out to have. */
@FunctionalInterface
interface SubSelection {
    SubSelection NONE = _ -> Fields.NONE;

    Fields on(String typeName);
}
