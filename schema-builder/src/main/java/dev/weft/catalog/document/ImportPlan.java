package dev.weft.catalog.document;

import dev.weft.catalog.ProjectCatalog;
import dev.weft.error.ApiException;
import java.util.List;
import java.util.Map;

/**
 * The operations that make a catalog what a document says. What the document lacks is archived, what it has again is
 * restored. A new name is a rename only where the document says what it was called before.
 */
public final class ImportPlan {
    private final List<Step> steps;

    private ImportPlan(List<Step> steps) {
        this.steps = steps;
    }

    /**
     * @param json the document
     * @param path of the document inside the arguments, for refusals
     * @throws ApiException for what is no document, and for what cannot be, at its place in the document
     */
    public static ImportPlan of(ProjectCatalog now, Object json, List<String> path) {
        GivenDocument given = GivenDocument.read(json, path);
        SchemaDocument wanted = given.settled(now);
        Steps steps = new Steps(now);
        new CollectionSteps(steps, given, wanted).find();
        MemberSteps members = new MemberSteps(steps, given, wanted);
        RuleSteps rules = new RuleSteps(steps, given, wanted);
        IndexSteps indexes = new IndexSteps(steps, given, wanted);
        PolicySteps policies = new PolicySteps(steps, given, wanted);
        members.findFields();
        members.findKnownRelations();
        rules.findRelations();
        members.findNewRelations();
        indexes.findNeedless();
        rules.findTypes();
        rules.findFields();
        new FormerNameSteps(steps, given, wanted).find();
        indexes.findMissing();
        policies.findNewRoles();
        steps.applied();
        policies.findPolicies();
        policies.findNeedlessRoles();
        steps.applied();
        return new ImportPlan(steps.done());
    }

    /** Each a plain JSON object with one member, as the platform API's {@code SchemaOperation}; none when all is said. */
    public List<Map<String, Object>> operations() {
        return steps.stream().map(Step::operation).toList();
    }

    /** A refusal of one of the operations, at its place in the document. */
    public ApiException located(ApiException refusal) {
        return Steps.located(refusal, steps);
    }
}
