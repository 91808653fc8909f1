package dev.weft.server.admin;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.company.Project;
import dev.weft.server.traffic.Traffic;
import dev.weft.server.traffic.TrafficMinute;
import java.util.List;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** How much projects are asked. */
@Controller
class TrafficController {
    private static final int MOST = 1_440;

    private final Traffic traffic;

    TrafficController(Traffic traffic) {
        this.traffic = traffic;
    }

    @SchemaMapping
    List<TrafficMinute> traffic(Project project, @Argument int minutes) {
        if (minutes < 1 || minutes > MOST) {
            throw new ApiException(ApiError.of(ErrorCode.BAD_USER_INPUT, "Ask for 1 to %,d minutes.".formatted(MOST))
                    .at(List.of("minutes"))
                    .onFields(List.of("minutes")));
        }
        return traffic.last(project.id(), minutes);
    }
}
