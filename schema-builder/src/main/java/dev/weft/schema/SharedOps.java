package dev.weft.schema;

import static dev.weft.schema.TypeCollector.input;
import static dev.weft.schema.TypeCollector.inputField;
import static dev.weft.schema.TypeCollector.listOf;
import static dev.weft.schema.TypeCollector.oneOf;
import static dev.weft.schema.TypeCollector.required;
import static graphql.Scalars.GraphQLBoolean;
import static graphql.Scalars.GraphQLFloat;
import static graphql.Scalars.GraphQLInt;
import static graphql.Scalars.GraphQLString;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNamedType;
import java.util.List;

/** What can be done to the value that a field holds, atomically. Shared by all schemas, as it names no collection. */
final class SharedOps {
    static final GraphQLInputObjectType INT = number("IntOp", GraphQLInt);
    static final GraphQLInputObjectType BIG_INT = number("BigIntOp", Scalars.BIG_INT);
    static final GraphQLInputObjectType DECIMAL = number("DecimalOp", Scalars.DECIMAL);
    static final GraphQLInputObjectType FLOAT = number("FloatOp", GraphQLFloat);
    static final GraphQLInputObjectType DATE = oneOf("DateOp")
            .description("Changes a date by what it holds; null stays null, but for today.")
            .field(inputField("today", GraphQLBoolean, "True: the day it is in UTC, whatever the field holds."))
            .field(inputField("shift", Scalars.DURATION, "Whole days, weeks, months or years; negative ones go back."))
            .build();
    static final GraphQLInputObjectType DATE_TIME = oneOf("DateTimeOp")
            .description("Changes a time by what it holds; null stays null, but for now.")
            .field(inputField("now", GraphQLBoolean, "True: the time of the transaction, whatever the field holds."))
            .field(inputField("shift", Scalars.DURATION, "By the calendar of UTC; negative ones go back."))
            .build();
    static final GraphQLInputObjectType STRING_LIST = list("StringListOp", GraphQLString);
    static final GraphQLInputObjectType JSON_SET = input("JSONSet")
            .field(inputField("path", required(GraphQLString), "Dotted, e.g. seo.score; objects on the way are made."))
            .field(inputField("value", required(Scalars.JSON)))
            .build();
    static final GraphQLInputObjectType JSON = oneOf("JSONOp")
            .description("One step. A value that it does not fit stays as it is; null stays null.")
            .field(inputField("merge", Scalars.JSON, "An object, whose members replace those of the same name."))
            .field(inputField("append", Scalars.JSON, "One element at the end of a list."))
            .field(inputField("prepend", Scalars.JSON, "One element at the start of a list."))
            .field(inputField("set", JSON_SET))
            .field(inputField("removeKeys", listOf(GraphQLString), "Members of an object."))
            .field(inputField("removePath", GraphQLString, "Dotted, e.g. seo.score."))
            .build();
    static final GraphQLEnumType CONFLICT_ACTION = GraphQLEnumType.newEnum()
            .name("ConflictAction")
            .description("What happens when a new row meets one with the same key.")
            .value("UPDATE", "UPDATE", "The row that was there is changed.")
            .value("IGNORE", "IGNORE", "It stays as it is, and is answered.")
            .build();
    static final GraphQLEnumType BULK_ERROR_MODE = GraphQLEnumType.newEnum()
            .name("BulkErrorMode")
            .value("ROLLBACK", "ROLLBACK", "All rows or none.")
            .value("CONTINUE", "CONTINUE", "Rows that fail are left out; results say which and why.")
            .build();

    private SharedOps() {}

    static List<GraphQLNamedType> all() {
        return List.of(
                INT,
                BIG_INT,
                DECIMAL,
                FLOAT,
                DATE,
                DATE_TIME,
                STRING_LIST,
                JSON_SET,
                JSON,
                CONFLICT_ACTION,
                BULK_ERROR_MODE);
    }

    private static GraphQLInputObjectType number(String name, GraphQLInputType type) {
        return oneOf(name)
                .description("Changes a number by what it holds; null stays null.")
                .field(inputField("increment", type, "Negative ones subtract."))
                .field(inputField("multiply", type))
                .field(inputField("atLeast", type, "Raises it to this where it is less."))
                .field(inputField("atMost", type, "Lowers it to this where it is more."))
                .build();
    }

    static GraphQLInputObjectType list(String name, GraphQLInputType element) {
        return oneOf(name)
                .description("Changes a list by what it holds; null stays null.")
                .field(inputField("append", listOf(element)))
                .field(inputField("prepend", listOf(element)))
                .field(inputField("addUnique", listOf(element), "At the end, those that it does not hold yet."))
                .field(inputField("remove", listOf(element), "Wherever they are in it."))
                .build();
    }
}
