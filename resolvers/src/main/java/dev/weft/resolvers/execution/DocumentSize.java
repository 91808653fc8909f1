package dev.weft.resolvers.execution;

/**
 * How large a selection is once its fragments are expanded. Sums saturate, so doubling fragments cannot overflow.
 *
 * @param depth of fields below fields, introspection apart
 * @param introspectionDepth the same of introspection
 * @param roots fields on the selection's own level
 */
record DocumentSize(long fields, long aliases, long directives, long roots, int depth, int introspectionDepth) {
    static final DocumentSize ZERO = new DocumentSize(0, 0, 0, 0, 0, 0);

    private static final long MANY = 1_000_000_000L;

    DocumentSize plus(DocumentSize other) {
        return new DocumentSize(
                sum(fields, other.fields),
                sum(aliases, other.aliases),
                sum(directives, other.directives),
                sum(roots, other.roots),
                Math.max(depth, other.depth),
                Math.max(introspectionDepth, other.introspectionDepth));
    }

    private static long sum(long a, long b) {
        return Math.min(a + b, MANY);
    }

    DocumentSize withDirectives(int more) {
        return new DocumentSize(fields, aliases, sum(directives, more), roots, depth, introspectionDepth);
    }

    /** The size of a field with this below it. */
    DocumentSize asField(boolean aliased, int itsDirectives) {
        return new DocumentSize(
                sum(fields, 1),
                sum(aliases, aliased ? 1 : 0),
                sum(directives, itsDirectives),
                1,
                depth + 1,
                introspectionDepth);
    }

    /** The size of a field of introspection with this below it. */
    DocumentSize asIntrospection(boolean aliased, int itsDirectives) {
        DocumentSize field = asField(aliased, itsDirectives);
        return new DocumentSize(
                field.fields, field.aliases, field.directives, 1, 0, Math.max(field.depth, introspectionDepth));
    }
}
