package dev.weft.server.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;

/** What Tomcat answers when it refuses a request before any servlet sees it. */
public final class JsonErrorValve extends ErrorReportValve {
    private static final int HEADERS_TOO_LARGE = 431;
    private static final String TOO_LARGE =
            StringManager.getManager(Http11InputBuffer.class).getString("iib.requestheadertoolarge.error");

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < HttpServletResponse.SC_BAD_REQUEST
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        try {
            HttpErrors.write(response.getResponse(), precise(status, request), RequestIds.of(request.getRequest()));
            response.finishResponse();
        } catch (IOException | IllegalStateException _) {
            // The client is gone, or has an answer already.
        }
    }

    /** Tomcat calls everything that is wrong with headers a bad request. */
    private static int precise(int status, Request request) {
        Object failure = request.getCoyoteRequest().getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        boolean tooMany = failure instanceof IllegalStateException;
        boolean tooLarge = failure instanceof IllegalArgumentException e && TOO_LARGE.equals(e.getMessage());
        return status == HttpServletResponse.SC_BAD_REQUEST && (tooMany || tooLarge) ? HEADERS_TOO_LARGE : status;
    }
}
