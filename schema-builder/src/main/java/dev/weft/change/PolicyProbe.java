package dev.weft.change;

import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import java.util.List;
import java.util.Map;

/** Whoever makes SQL of the conditions of policies says whether it can. */
@FunctionalInterface
public interface PolicyProbe {
    /** Takes whatever fits the schema. */
    PolicyProbe NONE = (_, _, _, _) -> {};

    /**
     * @param everything the model of those whom no policy binds
     * @param condition as {@link dev.weft.policy.PolicyReader} reads it
     * @param path of the condition inside the policy
     * @throws ApiException when it cannot
     */
    void read(ProjectModel everything, CollectionModel collection, Map<String, Object> condition, List<String> path);
}
