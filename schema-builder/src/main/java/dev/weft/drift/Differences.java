package dev.weft.drift;

import dev.weft.drift.PhysicalTable.Column;
import dev.weft.drift.PhysicalTable.Constraint;
import dev.weft.drift.PhysicalTable.Index;
import dev.weft.drift.PhysicalTable.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Says in sentences how tables differ from those that they should be. Pure. */
final class Differences {
    private final List<String> sentences = new ArrayList<>();

    private Differences() {}

    /**
     * @param others what is there besides tables
     */
    static List<String> between(
            Map<String, PhysicalTable> desired, Map<String, PhysicalTable> found, List<String> others) {
        Differences differences = new Differences();
        differences.compare(desired, found);
        others.forEach(other -> differences.say("There is a %s that is not in the catalog".formatted(other)));
        return differences.sentences;
    }

    private void compare(Map<String, PhysicalTable> desired, Map<String, PhysicalTable> found) {
        new TreeMap<>(desired).forEach((name, table) -> {
            PhysicalTable now = found.get(name);
            if (now == null) {
                say("Table '%s' is missing".formatted(name));
            } else {
                compare(name, table, now);
            }
        });
        new TreeSet<>(found.keySet())
                .stream()
                        .filter(name -> !desired.containsKey(name))
                        .forEach(name -> say("There is a table '%s' that is not in the catalog".formatted(name)));
    }

    private void compare(String table, PhysicalTable desired, PhysicalTable found) {
        each("Column", table, desired.columns(), found.columns(), this::compareColumn);
        each("Constraint", table, desired.constraints(), found.constraints(), this::compareConstraint);
        each("Index", table, desired.indexes(), found.indexes(), this::compareIndex);
        each("Trigger", table, desired.triggers(), found.triggers(), this::compareTrigger);
    }

    /** What one part is said to be. */
    private record Part<T>(String title, T desired) {}

    private <T> void each(
            String kind, String table, Map<String, T> desired, Map<String, T> found, BiConsumer<Part<T>, T> compare) {
        desired.forEach((name, part) -> {
            String title = "%s '%s.%s'".formatted(kind, table, name);
            T now = found.get(name);
            if (now == null) {
                say(title + " is missing");
            } else {
                compare.accept(new Part<>(title, part), now);
            }
        });
        found.keySet().stream()
                .filter(name -> !desired.containsKey(name))
                .forEach(name -> say("%s '%s.%s' is not in the catalog".formatted(kind, table, name)));
    }

    private void compareColumn(Part<Column> part, Column found) {
        Column desired = part.desired();
        if (!desired.type().equals(found.type())) {
            say("%s is of type %s, not %s".formatted(part.title(), found.type(), desired.type()));
        }
        if (desired.notNull() != found.notNull()) {
            say(part.title() + (found.notNull() ? " is not null, and need not be" : " may be null, and should not"));
        }
        String wanted = shown(desired.defaultTo());
        if (!wanted.equals(shown(found.defaultTo()))) {
            say("The default of %s is %s, not %s".formatted(lower(part.title()), shown(found.defaultTo()), wanted));
        }
    }

    private static String shown(@Nullable String defaultTo) {
        return defaultTo == null ? "nothing" : defaultTo;
    }

    private void compareConstraint(Part<Constraint> part, Constraint found) {
        compareDefinitions(part.title(), part.desired().definition(), found.definition());
        if (!found.valid()) {
            say(part.title() + " is not validated: rows may exist that break it");
        }
    }

    private void compareIndex(Part<Index> part, Index found) {
        compareDefinitions(part.title(), part.desired().definition(), found.definition());
        if (!found.valid()) {
            say(part.title() + " is invalid: its building was broken off");
        }
    }

    private void compareTrigger(Part<Trigger> part, Trigger found) {
        if (!part.desired().definition().equals(found.definition())) {
            say(part.title() + " does not do what it should: the change log is wrong for that table");
        }
        if (!found.enabled()) {
            say(part.title() + " is disabled: changes of the table are not logged");
        }
    }

    private void compareDefinitions(String title, String desired, String found) {
        if (!desired.equals(found)) {
            say("%s is %s, not %s".formatted(title, found, desired));
        }
    }

    private static String lower(String title) {
        return title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
    }

    private void say(String sentence) {
        sentences.add(sentence);
    }
}
