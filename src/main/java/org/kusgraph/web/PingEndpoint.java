package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Says that the server is alive, at the path where Fuseki says it. */
final class PingEndpoint implements Endpoint {
    @Override
    public String path() {
        return "/$/ping";
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = "alive\n".getBytes(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/plain;charset=utf-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
