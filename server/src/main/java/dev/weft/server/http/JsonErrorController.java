package dev.weft.server.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers where nothing else does: unknown paths, and what went wrong before or beside the endpoints. */
@Controller
final class JsonErrorController implements ErrorController {
    private static final int NOT_FOUND = 404;

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpErrors.write(response, status instanceof Integer code ? code : NOT_FOUND, RequestIds.of(request));
    }
}
