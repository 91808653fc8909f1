package dev.weft.resolvers.execution;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.AstPrinter;
import graphql.language.AstTransformer;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.FloatValue;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.IntValue;
import graphql.language.Node;
import graphql.language.NodeVisitorStub;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import graphql.util.TreeTransformerUtil;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The text of an operation without what its literals hold: numbers are 0, texts are empty, of equal elements of a list
 * one is kept. Spaces and comments are gone; fields keep their order. Enum values, which the schema knows, stay.
 */
@SuppressWarnings("rawtypes") // as the library's own visitor is
final class OperationText extends NodeVisitorStub {
    private static final IntValue ZERO = new IntValue(BigInteger.ZERO);
    private static final FloatValue NOTHING = new FloatValue(BigDecimal.ZERO);
    private static final StringValue EMPTY = new StringValue("");

    private OperationText() {}

    /** The operation with the fragments that it uses, these in the order of their names. */
    static String of(Document document, OperationDefinition operation) {
        Map<String, FragmentDefinition> known = new LinkedHashMap<>();
        document.getDefinitionsOfType(FragmentDefinition.class).forEach(f -> known.put(f.getName(), f));
        SortedMap<String, FragmentDefinition> used = new TreeMap<>();
        collect(operation, known, used);
        List<Definition> definitions = new ArrayList<>();
        definitions.add(operation);
        definitions.addAll(used.values());
        Node<?> bare = new AstTransformer()
                .transform(Document.newDocument().definitions(definitions).build(), new OperationText());
        return AstPrinter.printAst(bare);
    }

    private static void collect(
            Node<?> node, Map<String, FragmentDefinition> known, SortedMap<String, FragmentDefinition> used) {
        if (node instanceof FragmentSpread spread) {
            FragmentDefinition fragment = known.get(spread.getName());
            if (fragment != null && used.putIfAbsent(spread.getName(), fragment) == null) {
                collect(fragment, known, used);
            }
        }
        for (Node<?> child : node.getChildren()) {
            collect(child, known, used);
        }
    }

    @Override
    public TraversalControl visitArgument(Argument node, TraverserContext<Node> context) {
        TreeTransformerUtil.changeNode(context, node.transform(argument -> argument.value(bare(node.getValue()))));
        return TraversalControl.ABORT;
    }

    @Override
    public TraversalControl visitVariableDefinition(VariableDefinition node, TraverserContext<Node> context) {
        Value<?> value = node.getDefaultValue();
        if (value != null) {
            TreeTransformerUtil.changeNode(context, node.transform(variable -> variable.defaultValue(bare(value))));
        }
        return TraversalControl.CONTINUE;
    }

    private static Value<?> bare(Value<?> value) {
        return switch (value) {
            case IntValue _ -> ZERO;
            case FloatValue _ -> NOTHING;
            case StringValue _ -> EMPTY;
            case ArrayValue array -> {
                Map<String, Value> different = new LinkedHashMap<>();
                array.getValues().stream()
                        .map(OperationText::bare)
                        .forEach(element -> different.putIfAbsent(AstPrinter.printAstCompact(element), element));
                yield array.transform(list -> list.values(List.copyOf(different.values())));
            }
            case ObjectValue object ->
                object.transform(members -> members.objectFields(object.getObjectFields().stream()
                        .map(member -> new ObjectField(member.getName(), bare(member.getValue())))
                        .toList()));
            default -> value;
        };
    }
}
