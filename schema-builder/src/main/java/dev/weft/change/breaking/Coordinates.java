package dev.weft.change.breaking;

/** Names of the parts of a schema, and of what a document does with them. */
final class Coordinates {
    private Coordinates() {}

    static String member(String type, String member) {
        return type + "." + member;
    }

    static String argument(String type, String field, String argument) {
        return type + "." + field + "(" + argument + ":)";
    }

    /** Use of an argument that is left out. */
    static String withoutArgument(String type, String field, String argument) {
        return argument(type, field, argument) + "?";
    }

    /** Use of an input object, whatever is in it. */
    static String object(String input) {
        return input + "{}";
    }

    /** Use of an input object that lacks a member. */
    static String without(String input, String member) {
        return input + "." + member + "?";
    }
}
