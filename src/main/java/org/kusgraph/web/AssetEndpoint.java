package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.web.page.Assets;

/** The files that pages load. Their names change with what they hold, so whoever has one may keep it for good. */
final class AssetEndpoint implements Endpoint {
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    private final Visits visits;

    AssetEndpoint(Visits visits) {
        this.visits = visits;
    }

    @Override
    public String path() {
        return Assets.PATH + "*";
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        Assets.Asset asset = visits.assets()
                .served(name)
                .orElseThrow(() -> RefusalException.of(
                        HttpStatus.NOT_FOUND_404, "there is no such file; the page that names it may be an old one"));
        EntityTag tag = new EntityTag("W/\"" + asset.servedName() + "\"");
        response.setHeader("ETag", tag.value());
        response.setHeader("Cache-Control", FOR_GOOD);
        if (tag.isKnownTo(request)) {
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            return;
        }
        response.setContentType(asset.mediaType());
        AnswerBody body = new AnswerBody(request, response);
        asset.writeTo(body);
        body.complete();
    }
}
