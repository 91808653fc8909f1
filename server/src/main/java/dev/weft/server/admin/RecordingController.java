package dev.weft.server.admin;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.company.Project;
import dev.weft.server.recording.OperationRecorder;
import dev.weft.server.recording.RecordedOperation;
import dev.weft.server.recording.RecordedOperations;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What clients have sent to projects. */
@Controller
class RecordingController {
    private static final int MOST = 1_000;

    private final RecordedOperations operations;
    private final OperationRecorder recorder;

    RecordingController(RecordedOperations operations, OperationRecorder recorder) {
        this.operations = operations;
        this.recorder = recorder;
    }

    @SchemaMapping
    List<RecordedOperation> recordedOperations(
            Project project, @Argument int first, @Argument @Nullable OffsetDateTime unusedSince) {
        if (first < 0 || first > MOST) {
            throw new ApiException(
                    ApiError.of(ErrorCode.BAD_USER_INPUT, "Ask for 0 to %,d recorded operations.".formatted(MOST))
                            .at(List.of("first"))
                            .onFields(List.of("first")));
        }
        recorder.store();
        return operations.list(project.id(), first, unusedSince);
    }
}
