package dev.tributary.routes.messenger;

import dev.tributary.engine.webhook.PublicAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Finds the addresses of a name, once for each connection, which is then made to just these: a name that leads inside (loopback,
 * private, link-local, unique local, shared by a provider, a cloud's metadata), if only in part or the second time, leads nowhere.
 */
final class OutsideNames implements DnsResolver {
    private final DnsResolver names;

    OutsideNames(DnsResolver names) {
        this.names = names;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = names.resolve(host);
        for (InetAddress address : all)
            if (!PublicAddress.is(address)) throw new UnknownHostException(host + " leads inside the house");
        return all;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }
}
