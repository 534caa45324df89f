package dev.tributary.routes.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ids under which customers may see a mail whose Message-ID its provider replaces. Amazon SES answers with the new
 * id's left side (Amazon SES developer guide, "Using the SMTP interface": {@code 250 Ok <message id>}) and puts the
 * region's domain behind it; others answer with the whole id in angle brackets.
 */
final class ProviderIds {
    private static final Pattern WHOLE = Pattern.compile("<([^<>@\\s]{1,200}@[^<>@\\s]{1,200})>");
    private static final Pattern SES_HOST =
            Pattern.compile("email-smtp(?:-fips)?\\.([a-z0-9-]{1,30})\\.amazonaws\\.com");
    private static final Pattern SES_REPLY =
            Pattern.compile("250 ok ([0-9a-f-]{20,100})\\s*", Pattern.CASE_INSENSITIVE);

    private ProviderIds() {}

    /**
     * The ids that a server's last answer names, besides our own.
     *
     * @param host the server
     * @param reply its answer to the mail's end, or null
     * @param own our Message-ID, without angle brackets
     */
    static List<String> in(String host, @Nullable String reply, String own) {
        if (reply == null) return List.of();
        List<String> ids = new ArrayList<>();
        Matcher whole = WHOLE.matcher(reply);
        while (whole.find()) if (!whole.group(1).equals(own)) ids.add(whole.group(1));
        Matcher ses = SES_HOST.matcher(host.toLowerCase(Locale.ROOT));
        Matcher taken = SES_REPLY.matcher(reply);
        if (ses.matches() && taken.matches()) {
            String region = ses.group(1).equals("us-east-1") ? "email" : ses.group(1);
            ids.add(taken.group(1) + "@" + region + ".amazonses.com");
        }
        return ids;
    }
}
