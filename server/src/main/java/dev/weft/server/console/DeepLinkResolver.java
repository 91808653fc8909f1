package dev.weft.server.console;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** A file where there is one, the start page for an address of the console; what looks like a file stays missing. */
final class DeepLinkResolver extends PathResourceResolver {
    private final StartPage startPage;

    DeepLinkResolver(StartPage startPage) {
        this.startPage = startPage;
    }

    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
        Resource file = super.getResource(path, location);
        return file == null && isDeepLink(path) ? startPage.resource() : file;
    }

    private static boolean isDeepLink(String path) {
        return path.indexOf('.', path.lastIndexOf('/') + 1) < 0;
    }
}
