package dev.weft.resolvers.compiled;

import graphql.language.SourceLocation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a field of an answer is null. */
public sealed interface Problem {
    /** Of the field in the response. */
    List<Object> path();

    /**
     * The field could not be read.
     *
     * @param arguments of the field; empty where they could not be coerced
     */
    record Failed(List<Object> path, @Nullable SourceLocation location, Throwable cause, Map<String, Object> arguments)
            implements Problem {}

    /** The value is none of the field's type. */
    record Unfit(List<Object> path) implements Problem {}

    /** There is no value where the schema promises one. */
    record Missing(List<Object> path) implements Problem {}
}
