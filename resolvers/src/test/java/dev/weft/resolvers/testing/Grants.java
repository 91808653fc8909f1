package dev.weft.resolvers.testing;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.PolicyAction;
import dev.weft.catalog.PolicySpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.testing.TestProject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A project's catalog with policies, each told by JSON. */
public record Grants(ProjectCatalog catalog) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What a policy to read leaves out. */
    public enum Without {
        LISTS,
        TOTALS
    }

    public static Grants in(TestProject project) {
        return new Grants(project.catalog());
    }

    public Grants read(String role, String collection, String rows, Without... without) {
        return read(role, collection, rows, null, without);
    }

    /**
     * @param fields catalog names; null for all
     */
    public Grants read(String role, String collection, String rows, @Nullable List<String> fields, Without... without) {
        List<Without> left = List.of(without);
        return with(new PolicySpec(
                id(collection).id(),
                role,
                PolicyAction.READ,
                object(rows),
                null,
                fields,
                Map.of(),
                !left.contains(Without.TOTALS),
                !left.contains(Without.LISTS)));
    }

    public Grants with(PolicySpec policy) {
        List<PolicySpec> all = new ArrayList<>(catalog.policies());
        all.add(policy);
        return new Grants(catalog.withPolicies(all));
    }

    private CollectionSpec id(String collection) {
        return catalog.collection(collection).orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(String json) {
        return JSON.readValue(json, Map.class);
    }
}
