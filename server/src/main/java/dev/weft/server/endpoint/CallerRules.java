package dev.weft.server.endpoint;

import dev.weft.access.Caller;
import dev.weft.access.RoleSet;
import dev.weft.resolvers.execution.Allowance;
import dev.weft.server.config.WeftProperties;
import dev.weft.server.http.RegisteredDocuments;
import dev.weft.server.project.ProjectRules;
import dev.weft.server.settings.ProjectSettings;
import java.util.Optional;

/** What a project's settings mean for one caller. Registered documents bind everybody but owners and admins. */
record CallerRules(ProjectRules rules, Caller caller, WeftProperties.Limits limits) implements RegisteredDocuments {
    Allowance allowance() {
        ProjectSettings settings = rules.settings();
        return new Allowance(
                cost(settings),
                caller.administers(),
                caller.roles().names().stream().anyMatch(settings::introspects));
    }

    private long cost(ProjectSettings settings) {
        boolean anonymous = caller.roles().equals(RoleSet.ANONYMOUS);
        Integer own = anonymous ? settings.anonymousCost() : settings.cost();
        if (own != null) {
            return own;
        }
        return anonymous ? limits.anonymousCost() : limits.cost();
    }

    @Override
    public Optional<String> find(String hash) {
        return rules.document(hash);
    }

    @Override
    public boolean areRequired() {
        return rules.settings().trustedOnly() && !caller.administers();
    }
}
