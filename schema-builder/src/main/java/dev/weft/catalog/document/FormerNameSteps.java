package dev.weft.catalog.document;

import java.util.List;
import java.util.Map;

/**
 * Makes the API serve the former names that a document has, and no others. A name becomes a former one when something
 * is called so for a moment.
 */
final class FormerNameSteps {
    private final Steps steps;
    private final GivenDocument given;
    private final SchemaDocument wanted;

    FormerNameSteps(Steps steps, GivenDocument given, SchemaDocument wanted) {
        this.steps = steps;
        this.given = given;
        this.wanted = wanted;
    }

    void find() {
        for (Pair pair : Pair.all(steps.applied(), given, wanted)) {
            ofCollection(pair);
            pair.then().fields().forEach(then -> {
                List<String> now = pair.now().field(then.name()).orElseThrow().formerNames();
                ofMember(pair, then.name(), now, then.formerNames());
            });
            pair.then().relations().forEach(then -> {
                RelationDocument now = pair.now().relation(then.name()).orElseThrow();
                ofMember(pair, then.name(), now.formerNames(), then.formerNames());
                ofInverse(pair, now, then);
            });
        }
    }

    private void ofCollection(Pair pair) {
        List<FormerNames.Collection> now = pair.now().formerNames();
        List<FormerNames.Collection> then = pair.then().formerNames();
        boolean anew = !then.containsAll(now);
        if (anew) {
            renameCollection(pair, pair.name(), pair.name(), pair.then().typeName(), false);
        }
        then.stream().filter(former -> anew || !now.contains(former)).forEach(former -> {
            renameCollection(pair, pair.name(), former.name(), former.typeName(), true);
            renameCollection(pair, former.name(), pair.name(), pair.then().typeName(), true);
        });
    }

    private void renameCollection(Pair pair, String from, String to, String typeName, boolean keepAlias) {
        steps.add(
                "renameCollection",
                Map.of("collection", from, "name", to, "typeName", typeName, "keepAlias", keepAlias),
                pair.given().path());
    }

    private void ofMember(Pair pair, String name, List<String> now, List<String> then) {
        boolean anew = !then.containsAll(now);
        if (anew) {
            renameMember(pair, name, name, name, false);
        }
        then.stream().filter(former -> anew || !now.contains(former)).forEach(former -> {
            renameMember(pair, name, name, former, true);
            renameMember(pair, name, former, name, true);
        });
    }

    private void renameMember(Pair pair, String member, String from, String to, boolean keepAlias) {
        steps.add(
                "renameField",
                Map.of("collection", pair.name(), "field", from, "name", to, "keepAlias", keepAlias),
                pair.given().pathOf(member));
    }

    private void ofInverse(Pair pair, RelationDocument now, RelationDocument then) {
        String name = then.inverseName();
        if (name == null) {
            return;
        }
        boolean anew = !then.formerInverseNames().containsAll(now.formerInverseNames());
        if (anew) {
            renameInverse(pair, then.name(), "");
            renameInverse(pair, then.name(), name);
        }
        then.formerInverseNames().stream()
                .filter(former -> anew || !now.formerInverseNames().contains(former))
                .forEach(former -> {
                    renameInverse(pair, then.name(), former);
                    renameInverse(pair, then.name(), name);
                });
    }

    private void renameInverse(Pair pair, String relation, String inverseName) {
        steps.add(
                "updateRelation",
                Map.of("collection", pair.name(), "relation", relation, "inverseName", inverseName),
                pair.given().pathOf(relation));
    }
}
