package dev.weft.server.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** What Tomcat answers when it refuses a request before any servlet sees it. */
public final class JsonErrorValve extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < HttpServletResponse.SC_BAD_REQUEST
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        try {
            String id = RequestIds.of(request.getRequest());
            response.setHeader(RequestIds.HEADER, id);
            HttpErrors.write(response.getResponse(), status, id);
            response.finishResponse();
        } catch (IOException | IllegalStateException _) {
            // The client is gone, or has an answer already.
        }
    }
}
