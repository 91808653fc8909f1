package dev.weft.resolvers.compiled;

import dev.weft.schema.Operation;
import graphql.language.Field;
import graphql.language.SourceLocation;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLTypeUtil;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A field of an operation: all its uses under one key of the response, merged. */
final class FieldNode {
    private final GraphQLFieldDefinition definition;
    private final @Nullable Operation operation;
    private final List<Field> uses;
    private final Arguments arguments;
    private final SubSelection below;
    private final byte[] label;
    private final boolean required;
    private final Fields fields;
    private final boolean constant;
    private @Nullable Member member;
    private volatile @Nullable Object plan;

    FieldNode(
            GraphQLFieldDefinition definition,
            @Nullable Operation operation,
            List<Field> uses,
            Arguments arguments,
            SubSelection below) {
        this.definition = definition;
        this.operation = operation;
        this.uses = uses;
        this.arguments = arguments;
        this.below = below;
        this.label = (",\"" + key() + "\":").getBytes(StandardCharsets.UTF_8);
        this.required = GraphQLTypeUtil.isNonNull(definition.getType());
        this.fields = GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLObjectType object
                ? below.on(object.getName())
                : Fields.NONE;
        this.constant = arguments.areConstant()
                && !(GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLInterfaceType)
                && Arrays.stream(fields.nodes()).allMatch(FieldNode::isPlannedAlike);
    }

    /** A relation is planned apart from the rows that it starts at. */
    private boolean isPlannedAlike() {
        return constant || Relations.isRelation(operation);
    }

    /**
     * What reads the field's value. It is made once where no variable has a say in it.
     *
     * @param planning always the same for a field
     */
    @SuppressWarnings("unchecked")
    <P> P plan(Supplier<P> planning) {
        P known = (P) plan;
        if (known == null) {
            known = planning.get();
            if (constant) {
                plan = known;
            }
        }
        return known;
    }

    String key() {
        return uses.getFirst().getResultKey();
    }

    String name() {
        return definition.getName();
    }

    GraphQLOutputType type() {
        return definition.getType();
    }

    /** What the field does; null for fields that look at nothing but their object. */
    @Nullable
    Operation operation() {
        return operation;
    }

    Arguments arguments() {
        return arguments;
    }

    @Nullable
    SourceLocation location() {
        return uses.getFirst().getSourceLocation();
    }

    /** The fields selected on an object of this type. */
    Fields on(String typeName) {
        return below.on(typeName);
    }

    /** The fields selected on its value; none where that is no object, or one of an interface. */
    Fields fields() {
        return fields;
    }

    /** The key with what stands around it in an object, a comma ahead. */
    byte[] label() {
        return label;
    }

    /** Whether the schema promises a value. */
    boolean isRequired() {
        return required;
    }

    Member member() {
        return Objects.requireNonNull(member);
    }

    void isWrittenBy(Member writer) {
        member = writer;
    }
}
