package dev.weft.resolvers.wiring;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.identity.Identity;
import dev.weft.resolvers.operation.FieldCall;
import dev.weft.resolvers.plan.SelectedField;
import dev.weft.resolvers.plan.Selection;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.write.GeneratedMutations;
import dev.weft.resolvers.write.Mutations;
import dev.weft.resolvers.write.WriteLimits;
import dev.weft.schema.Operation;
import dev.weft.schema.Operation.PayloadMember;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Writes the rows of those who sign up, as far as the policies of anonymous let them. */
final class NewUsers {
    private static final String PASSWORD = "password";
    private static final String EMAIL = "email";

    private final CollectionModel users;
    private final Mutations mutations;

    /** @param model the project as anybody sees it */
    NewUsers(ProjectModel model) {
        ProjectModel signingUp = model.signingUp();
        this.users = signingUp.self();
        this.mutations = new GeneratedMutations(signingUp, WriteLimits.DEFAULT);
    }

    /** The key of the new user. */
    UUID create(FieldCall call, Map<String, Object> input, Identity.SignUp signUp) {
        Map<String, Object> row = new LinkedHashMap<>(input);
        row.remove(PASSWORD);
        row.put(EMAIL, signUp.email());
        FieldCall creation =
                new FieldCall(call.resultKey(), Map.of("input", row), new NothingSelected(), false, call.context());
        try {
            Row created = (Row)
                    mutations.run(new Operation.CreateRow(users.id()), creation).member(PayloadMember.ROW, Map.of());
            return (UUID) Objects.requireNonNull(created).key();
        } catch (ApiException refusal) {
            throw refusal.code() == ErrorCode.UNIQUE_VIOLATION && signUp.isTaken() ? taken() : refusal;
        }
    }

    private static ApiException taken() {
        return new ApiException(ApiError.of(ErrorCode.EMAIL_TAKEN, "There is a user with this email; sign in instead.")
                .at(List.of("input", EMAIL))
                .onFields(List.of(EMAIL)));
    }

    /** Of the new row only the key is wanted. */
    private record NothingSelected() implements Selection {
        @Override
        public Set<String> fields(String typeName) {
            return Set.of();
        }

        @Override
        public Selection below(String typeName, String field) {
            return this;
        }

        @Override
        public List<SelectedField> uses(String typeName, String field) {
            return List.of();
        }
    }
}
