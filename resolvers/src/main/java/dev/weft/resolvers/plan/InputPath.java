package dev.weft.resolvers.plan;

import dev.weft.access.CallerValue;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where in the arguments of a field a reader stands, so that a refusal can name the place. */
record InputPath(List<String> segments) {
    static InputPath of(String argument) {
        return new InputPath(List.of(argument));
    }

    InputPath child(String name) {
        List<String> longer = new ArrayList<>(segments);
        longer.add(name);
        return new InputPath(List.copyOf(longer));
    }

    InputPath child(int index) {
        return child(Integer.toString(index));
    }

    /** The value, which is refused when it is null: an operand that was not set never removes a condition. */
    Object require(@Nullable Object value) {
        if (value == null) {
            throw refuse("is null; give a value, test null with isNull, or leave it out");
        }
        return value;
    }

    /** The value of something that follows from the filter alone: no value of a caller, which is not known yet. */
    Object known(@Nullable Object value) {
        Object given = require(value);
        if (given instanceof CallerValue variable) {
            throw refuse("is the variable " + variable + ", which cannot stand here; give a value");
        }
        return given;
    }

    /**
     * @param complaint continues a sentence that begins with the place
     */
    ApiException refuse(String complaint) {
        return refuse(ErrorCode.BAD_USER_INPUT, complaint);
    }

    ApiException refuse(ErrorCode code, String complaint) {
        return new ApiException(ApiError.of(code, "'" + this + "' " + complaint).at(segments));
    }

    @Override
    public String toString() {
        return String.join(".", segments);
    }
}
