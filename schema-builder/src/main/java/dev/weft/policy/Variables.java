package dev.weft.policy;

import dev.weft.access.CallerValue;
import dev.weft.model.ValueType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which variables there are, and which may stand where. */
final class Variables {
    private static final String ALL = "$user.id, $roles, $role, $now and $claims.<name>";
    private static final int MOST_STEPS = 10;
    private static final int MOST_CHARACTERS = 200;

    private Variables() {}

    /**
     * The variable that a text names.
     *
     * @param type of the value that is asked for, or of each value of the list
     */
    static CallerValue read(String text, ValueType type, boolean list, Place at) {
        CallerValue variable = CallerValue.named(text)
                .filter(Variables::isReadable)
                .orElseThrow(() -> at.refuse(
                        "speaks of %s; there are the variables %s, and a text that begins with $ is written with $$"
                                .formatted(Place.quoted(text), ALL)));
        checkFits(variable, type, list, at);
        return variable;
    }

    private static boolean isReadable(CallerValue variable) {
        return !(variable instanceof CallerValue.Claim(List<String> path))
                || (path.size() <= MOST_STEPS
                        && variable.toString().length() <= MOST_CHARACTERS
                        && StorableTexts.isStorable(path));
    }

    private static void checkFits(CallerValue variable, ValueType type, boolean list, Place at) {
        switch (variable) {
            case CallerValue.UserId _ -> {
                if (type != ValueType.UUID) {
                    throw at.refuse("uses $user.id, which is a UUID, in the place of a value of type " + type);
                }
            }
            case CallerValue.Now _ -> {
                if (list || (type != ValueType.DATE_TIME && type != ValueType.DATE)) {
                    throw at.refuse("uses $now, which is a time, in the place of a value of type " + type);
                }
            }
            case CallerValue.Roles _ -> {
                if (!list || (type != ValueType.TEXT && type != ValueType.SELECT)) {
                    throw at.refuse("uses $roles, which is a list of texts, where it cannot stand; it stands with in,"
                            + " notIn and operators of lists");
                }
            }
            case CallerValue.Claim _ -> {}
        }
    }

    /** JSON is compared as it is written: a variable inside it would be nothing but a text. */
    static void checkNone(@Nullable Object json, Place at) {
        switch (json) {
            case Map<?, ?> object -> object.values().forEach(value -> checkInside(value, at));
            case List<?> items -> items.forEach(item -> checkInside(item, at));
            case null, default -> {}
        }
    }

    private static void checkInside(@Nullable Object json, Place at) {
        if (json instanceof String text && CallerValue.named(text).isPresent()) {
            throw at.refuse("has the variable %s inside JSON, where none can stand".formatted(Place.quoted(text)));
        }
        checkNone(json, at);
    }
}
