package dev.tributary.ui.security;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Takes the caller's address, the scheme and the host from {@code X-Forwarded-For}, {@code -Proto}, {@code -Host} and
 * {@code -Port}, while the admin believes the proxy in front, and only from a peer in a private network or one that
 * {@code server.tomcat.remoteip.internal-proxies} names (a pattern, as in Spring Boot). Of several addresses in
 * {@code X-Forwarded-For} the last one that is no such proxy counts: what a caller put before it is not believed
 * (Tomcat's RemoteIpValve). Everybody behind sees the result as if the caller had come directly, cookies included.
 */
@Component
final class ProxyValve extends RemoteIpValve {
    private volatile boolean believing;

    ProxyValve(@Value("${server.tomcat.remoteip.internal-proxies:}") String proxies) {
        setHostHeader("X-Forwarded-Host");
        setPortHeader("X-Forwarded-Port");
        if (!proxies.isBlank()) setInternalProxies(proxies);
    }

    void believe(boolean now) {
        believing = now;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (believing) super.invoke(request, response);
        else getNext().invoke(request, response);
    }
}
