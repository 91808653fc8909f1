package dev.weft.resolvers.execution;

import dev.weft.error.ErrorCode;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Refuses documents whose operations are too large. Each fragment is measured once, so the time goes with the document's
 * length, not with that of what it expands to. Runs before validation, which expands; what is invalid counts nothing.
 */
final class DocumentLimits {
    private final ExecutionLimits limits;
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, DocumentSize> measured = new HashMap<>();

    private DocumentLimits(ExecutionLimits limits, Document document) {
        this.limits = limits;
        this.fragments = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(Collectors.toMap(FragmentDefinition::getName, f -> f, (first, _) -> first));
    }

    /** Returns how many fields the operations have. */
    static long check(Document document, ExecutionLimits limits) {
        DocumentLimits check = new DocumentLimits(limits, document);
        return document.getDefinitionsOfType(OperationDefinition.class).stream()
                .mapToLong(check::check)
                .sum();
    }

    private long check(OperationDefinition operation) {
        DocumentSize size = size(operation.getSelectionSet())
                .withDirectives(operation.getDirectives().size());
        refuse("root fields", size.roots(), limits.rootFields());
        refuse("fields", size.fields(), limits.fields());
        refuse("aliases", size.aliases(), limits.aliases());
        refuse("directives", size.directives(), limits.directives());
        refuse("levels of fields", size.depth(), limits.depth());
        refuse("levels of introspection", size.introspectionDepth(), limits.introspectionDepth());
        return size.fields();
    }

    private static void refuse(String what, long figure, int limit) {
        if (figure > limit) {
            throw new RequestRefused(
                    ErrorCode.QUERY_TOO_COMPLEX,
                    String.format(Locale.ROOT, "The operation has %,d %s; it may have %,d", figure, what, limit));
        }
    }

    private DocumentSize size(@Nullable SelectionSet set) {
        DocumentSize size = DocumentSize.ZERO;
        if (set != null) {
            for (Selection<?> selection : set.getSelections()) {
                size = size.plus(size(selection));
            }
        }
        return size;
    }

    private DocumentSize size(Selection<?> selection) {
        return switch (selection) {
            case Field field -> size(field);
            case InlineFragment fragment ->
                size(fragment.getSelectionSet())
                        .withDirectives(fragment.getDirectives().size());
            case FragmentSpread spread ->
                fragment(spread.getName()).withDirectives(spread.getDirectives().size());
            default -> throw new IllegalStateException("no selection: " + selection.getClass());
        };
    }

    private DocumentSize size(Field field) {
        DocumentSize below = size(field.getSelectionSet());
        boolean aliased = field.getAlias() != null;
        int directives = field.getDirectives().size();
        return switch (field.getName()) {
            case "__schema", "__type" -> below.asIntrospection(aliased, directives);
            default -> below.asField(aliased, directives);
        };
    }

    /** A fragment that is being measured counts nothing inside itself: validation refuses such circles. */
    private DocumentSize fragment(String name) {
        DocumentSize known = measured.get(name);
        FragmentDefinition fragment = fragments.get(name);
        if (known != null || fragment == null) {
            return known == null ? DocumentSize.ZERO : known;
        }
        measured.put(name, DocumentSize.ZERO);
        DocumentSize size = size(fragment.getSelectionSet())
                .withDirectives(fragment.getDirectives().size());
        measured.put(name, size);
        return size;
    }
}
