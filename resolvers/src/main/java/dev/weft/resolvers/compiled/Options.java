package dev.weft.resolvers.compiled;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLTypeUtil;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The options of a select: what is stored, and what the API calls it. */
final class Options {
    private final byte[][] stored;
    private final byte[][] json;

    private Options(List<GraphQLEnumValueDefinition> values) {
        stored = new byte[values.size()][];
        json = new byte[values.size()][];
        for (int i = 0; i < stored.length; i++) {
            stored[i] = String.valueOf(values.get(i).getValue()).getBytes(StandardCharsets.UTF_8);
            json[i] = ('"' + values.get(i).getName() + '"').getBytes(StandardCharsets.UTF_8);
        }
    }

    static Options of(FieldNode node) {
        GraphQLEnumType type = (GraphQLEnumType) GraphQLTypeUtil.unwrapAll(node.type());
        return new Options(type.getValues());
    }

    /**
     * @param step of the value below the object that is being written
     */
    Outcome write(Run run, byte[] text, Object step) {
        for (int i = 0; i < stored.length; i++) {
            if (Arrays.equals(stored[i], text)) {
                return Members.written(run, json[i]);
            }
        }
        return run.unfit(step);
    }
}
