package dev.weft.server.simulation;

import dev.weft.access.RoleSet;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.model.ProjectModel;
import dev.weft.schema.ProjectSchemaBuilder;
import dev.weft.schema.Wiring;
import dev.weft.server.simulation.Trial.Question;
import graphql.language.AstPrinter;
import graphql.language.AstTransformer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.Node;
import graphql.language.NodeVisitorStub;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.language.SelectionSet;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import graphql.util.TreeTransformerUtil;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An operation that tells the ids of all rows that it shows.
 *
 * @param verbs how its mutations begin; empty for a query
 */
record WithIds(Question question, List<String> verbs) {
    /** Empty for a document whose operation is not clear. */
    static Optional<WithIds> of(ProjectCatalog catalog, Question question) {
        try {
            Document document = Parser.parse(question.document());
            Optional<OperationDefinition> operation = chosen(document, question.operationName());
            GraphQLSchema schema = ProjectSchemaBuilder.build(ProjectModel.of(catalog, RoleSet.OWNER), Wiring.none());
            return operation.map(found -> new WithIds(
                    new Question(
                            AstPrinter.printAst(told(document, schema)),
                            question.operationName(),
                            question.variables()),
                    verbs(found)));
        } catch (InvalidSyntaxException _) {
            return Optional.empty();
        }
    }

    boolean writes() {
        return !verbs.isEmpty();
    }

    boolean creates() {
        return verbs.stream().anyMatch(verb -> verb.startsWith("create"));
    }

    boolean deletes() {
        return verbs.stream().anyMatch(verb -> verb.startsWith("delete"));
    }

    private static Optional<OperationDefinition> chosen(Document document, @Nullable String name) {
        List<OperationDefinition> operations = document.getDefinitionsOfType(OperationDefinition.class);
        return operations.stream()
                .filter(operation -> name == null ? operations.size() == 1 : name.equals(operation.getName()))
                .findFirst();
    }

    private static List<String> verbs(OperationDefinition operation) {
        return operation.getOperation() == Operation.MUTATION
                ? operation.getSelectionSet().getSelectionsOfType(Field.class).stream()
                        .map(Field::getName)
                        .toList()
                : List.of();
    }

    /** Every field that a name leads to rows by tells the rows' ids. */
    private static Document told(Document document, GraphQLSchema schema) {
        return (Document) new AstTransformer().transform(document, new NodeVisitorStub() {
            @Override
            @SuppressWarnings("rawtypes")
            public TraversalControl visitField(Field field, TraverserContext<Node> context) {
                SelectionSet inside = field.getSelectionSet();
                if (inside == null || !leadsToRows(schema, field) || asksForAnother(inside)) {
                    return TraversalControl.CONTINUE;
                }
                SelectionSet longer = inside.transform(set -> set.selection(new Field("id")));
                return TreeTransformerUtil.changeNode(context, field.transform(same -> same.selectionSet(longer)));
            }
        });
    }

    /** By the field's name alone: wherever a field of this name is, it must lead to rows. */
    private static boolean leadsToRows(GraphQLSchema schema, Field field) {
        List<GraphQLFieldDefinition> named = schema.getAllTypesAsList().stream()
                .filter(GraphQLFieldsContainer.class::isInstance)
                .map(GraphQLFieldsContainer.class::cast)
                .map(type -> type.getFieldDefinition(field.getName()))
                .filter(definition -> definition != null)
                .toList();
        return !named.isEmpty()
                && named.stream()
                        .allMatch(definition ->
                                GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLFieldsContainer type
                                        && type.getFieldDefinition("id") != null);
    }

    private static boolean asksForAnother(SelectionSet inside) {
        return inside.getSelectionsOfType(Field.class).stream().anyMatch(field -> "id".equals(field.getResultKey()));
    }
}
