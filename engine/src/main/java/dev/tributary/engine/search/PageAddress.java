package dev.tributary.engine.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Pages' addresses as they are looked for, in lower case: {@code shop.example/shoes/tisza?size=40}. Scheme, port of the scheme,
 * leading {@code www.}, a slash at the path's end, fragment and what campaigns add to a query are left out: they tell visits
 * apart, not pages. A fragment that is a path ({@code #/cart}, {@code #!/cart}) is a page of its own and stays.
 */
public final class PageAddress {
    private static final int LONGEST = 500;
    private static final List<String> CAMPAIGNS =
            List.of("utm_", "gclid=", "fbclid=", "msclkid=", "mc_cid=", "mc_eid=", "_ga=", "_gl=");

    private PageAddress() {}

    /** The address of a page, or empty when this is none of the web. */
    public static Optional<String> of(String url) {
        String text = url.strip().toLowerCase(Locale.ROOT);
        if (!text.startsWith("http://") && !text.startsWith("https://")) return Optional.empty();
        String address = plain(text);
        if (address.isEmpty() || address.startsWith("/") || address.startsWith("?")) return Optional.empty();
        if (address.length() <= LONGEST) return Optional.of(address);
        int end = Character.isHighSurrogate(address.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return Optional.of(address.substring(0, end));
    }

    /** What somebody typed to find pages by, written as addresses are. */
    public static String part(String typed) {
        return plain(typed.strip().toLowerCase(Locale.ROOT));
    }

    private static String plain(String text) {
        String scheme = text.startsWith("https://") ? "https://" : text.startsWith("http://") ? "http://" : "";
        String address = text.substring(scheme.length());
        if (address.startsWith("www.")) address = address.substring(4);
        int fragment = address.indexOf('#');
        String route = fragment < 0 ? "" : address.substring(fragment);
        if (fragment >= 0) address = address.substring(0, fragment);
        int mark = address.indexOf('?');
        String query = mark < 0 ? "" : query(address.substring(mark + 1));
        if (mark >= 0) address = address.substring(0, mark);
        if (route.startsWith("#/") || route.startsWith("#!")) address += route;
        String port = scheme.equals("https://") ? ":443" : ":80";
        int slash = address.indexOf('/');
        String site = slash < 0 ? address : address.substring(0, slash);
        if (!scheme.isEmpty() && site.endsWith(port))
            address = site.substring(0, site.length() - port.length()) + address.substring(site.length());
        // a single slash is a wish for any path, not the end of one
        while (address.length() > 1 && address.endsWith("/")) address = address.substring(0, address.length() - 1);
        return address + query;
    }

    /** A query without what campaigns add to it. */
    private static String query(String all) {
        String kept = Arrays.stream(all.split("&", -1))
                .filter(part -> !part.isEmpty() && CAMPAIGNS.stream().noneMatch(part::startsWith))
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }
}
