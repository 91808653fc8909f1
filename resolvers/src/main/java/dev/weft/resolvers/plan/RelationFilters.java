package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import dev.weft.resolvers.plan.Predicate.And;
import dev.weft.resolvers.plan.Predicate.IsNull;
import dev.weft.resolvers.plan.Predicate.Not;
import dev.weft.resolvers.plan.Predicate.Quantity;
import dev.weft.resolvers.plan.Predicate.Related;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads conditions on related rows: on the one of a to-one relation, on how many of a to-many relation there are. */
final class RelationFilters {
    private static final String EXISTS = "Exists";

    private final ProjectModel model;
    private final FilterReader filters;
    private final OperatorReader operators;

    RelationFilters(ProjectModel model, FilterReader filters, OperatorReader operators) {
        this.model = model;
        this.filters = filters;
        this.operators = operators;
    }

    /**
     * @param depth of the filter that the relation is a member of
     */
    Predicate read(RelationEnd relation, Map<?, ?> value, InputPath at, int depth) {
        Hop hop = Hop.of(model, relation);
        return switch (relation) {
            case RelationEnd.ToOne _, RelationEnd.InverseOne _ -> related(hop, Quantity.SOME, value, at, depth);
            case RelationEnd.ToMany _, RelationEnd.ManyToMany _ -> list(hop, value, at, depth);
        };
    }

    private Predicate related(Hop hop, Quantity quantity, Object filter, InputPath at, int depth) {
        operators.count(at);
        return new Related(hop, quantity, filters.read(hop.target(), filter, at, depth + 1));
    }

    private Predicate list(Hop hop, Map<?, ?> members, InputPath path, int depth) {
        if (members.isEmpty()) {
            throw path.refuse("asks nothing of the rows; give some, every, none, count or aggregate");
        }
        List<Predicate> all = new ArrayList<>();
        members.forEach((name, value) -> {
            InputPath at = path.child((String) name);
            all.add(member(hop, (String) name, at.require(value), at, depth));
        });
        return all.size() == 1 ? all.getFirst() : new And(all);
    }

    private Predicate member(Hop hop, String name, Object value, InputPath at, int depth) {
        return switch (name) {
            case "some" -> related(hop, Quantity.SOME, value, at, depth);
            case "every" -> related(hop, Quantity.EVERY, value, at, depth);
            case "none" -> related(hop, Quantity.NONE, value, at, depth);
            case "count" -> operators.read(count(hop), (Map<?, ?>) value, at);
            case "aggregate" -> figures(hop, (List<?>) value, at, depth);
            default -> throw at.refuse("is nothing that can be asked of many rows");
        };
    }

    private static Operand count(Hop hop) {
        return new Operand.Aggregated(hop, Aggregate.COUNT, Predicate.ALWAYS);
    }

    private Predicate figures(Hop hop, List<?> given, InputPath path, int depth) {
        FigureReader reader = filters.figures();
        List<Predicate> all = new ArrayList<>();
        for (Object element : given) {
            InputPath at = path.child(all.size());
            Map<?, ?> entry = (Map<?, ?>) at.require(element);
            Figure figure = reader.read(hop.target(), entry, at, depth + 1);
            all.add(reader.predicate(new Operand.Aggregated(hop, figure.aggregate(), figure.filter()), entry, at));
        }
        return new And(all);
    }

    /** {@code editorExists}: whether there is a row at the other end. */
    Predicate exists(CollectionModel collection, String name, boolean wanted, InputPath at) {
        RelationEnd relation = collection
                .relation(name.endsWith(EXISTS) ? name.substring(0, name.length() - EXISTS.length()) : name)
                .orElseThrow(() -> at.refuse("is no field that can be filtered by"));
        operators.count(at);
        return switch (relation) {
            case RelationEnd.ToOne one
            when Hop.of(model, one).target().rights().readsEveryRow() ->
                new IsNull(new Operand.OfColumn(one.key()), wanted);
            case RelationEnd.ToOne _, RelationEnd.InverseOne _, RelationEnd.ToMany _, RelationEnd.ManyToMany _ -> {
                Predicate some = new Related(Hop.of(model, relation), Quantity.SOME, Predicate.ALWAYS);
                yield wanted ? some : new Not(some);
            }
        };
    }
}
