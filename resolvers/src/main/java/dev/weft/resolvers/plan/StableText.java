package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a part of a plan says, as a text that is the same in every revision of the catalog in which it means the same:
 * columns by their names and collections by their ids, whatever their labels and the rest of them are.
 */
final class StableText {
    private final StringBuilder text = new StringBuilder();

    private StableText() {}

    static String of(Object part) {
        StableText text = new StableText();
        text.add(part);
        return text.text.toString();
    }

    private void add(@Nullable Object part) {
        switch (part) {
            case null -> text.append('~');
            case Column column -> quote(column.name());
            case CollectionModel collection -> quote(collection.id().toString());
            case Enum<?> choice -> text.append(choice.name());
            case Collection<?> many -> {
                text.append('[');
                many.forEach(this::add);
                text.append(']');
            }
            case Map<?, ?> json -> {
                text.append('{');
                new TreeMap<>(json).forEach((name, value) -> {
                    add(name);
                    add(value);
                });
                text.append('}');
            }
            case Record record -> {
                text.append(record.getClass().getSimpleName()).append('(');
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    add(value(record, component));
                }
                text.append(')');
            }
            default -> quote(part.toString());
        }
    }

    /** With its length in front, so that no two parts run together. */
    private void quote(String value) {
        text.append(value.length()).append(':').append(value);
    }

    private static @Nullable Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("records show their components", e);
        }
    }
}
