package dev.tributary.routes.messenger;

import facebook4j.Comment;
import facebook4j.FacebookException;
import facebook4j.Ordering;
import facebook4j.Paging;
import facebook4j.Post;
import facebook4j.Reading;
import facebook4j.ResponseList;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.facebook.FacebookComponent;
import org.apache.camel.component.facebook.config.FacebookConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Reads posts and comments of one page through {@code camel-facebook}, whose address is pinned to the page's Graph API. Its
 * consumer cannot be used (it asks twice a second, for the same things again), so its producers are asked. Blocking.
 */
final class CommentReader implements AutoCloseable {
    private static final int POSTS = 50;
    private static final int COMMENTS = 100;
    private static final int MOST_PAGES = 20;

    private final Page page;
    private final FacebookComponent component;
    private final ProducerTemplate template;
    private final Endpoint posts;
    private final Endpoint comments;

    CommentReader(Page page, CamelContext context) throws IOException {
        this.page = page;
        this.component = new FacebookComponent(context, configuration(page));
        try {
            component.start();
            this.posts = component.createEndpoint("facebook:getPosts");
            this.comments = component.createEndpoint("facebook:getPostComments");
        } catch (Exception e) {
            throw new IOException(e);
        }
        this.template = context.createProducerTemplate();
    }

    private static FacebookConfiguration configuration(Page page) {
        FacebookConfiguration configuration = new FacebookConfiguration();
        configuration.setRestBaseURL(page.graphUrl() + "/");
        configuration.setUseSSL(page.graphUrl().startsWith("https:"));
        // asked for, and of no use with a token
        configuration.setOAuthAppId(page.id());
        configuration.setOAuthAppSecret(page.appSecret());
        configuration.setOAuthAccessToken(page.token());
        configuration.setHttpConnectionTimeout(5_000);
        configuration.setHttpReadTimeout(20_000);
        configuration.setHttpRetryCount(0);
        return configuration;
    }

    /** The page's newest posts. */
    List<Post> posts() throws IOException {
        Reading reading = reading(POSTS).fields("id", "message", "created_time", "updated_time", "permalink_url");
        return list(posts, Map.of("userId", page.id(), "reading", reading));
    }

    /**
     * Comments of a post.
     *
     * @param comments those since the time, with answers to comments, the newest first
     * @param whole whether these are all
     */
    record Listing(List<Comment> comments, boolean whole) {}

    /** What was written below a post since then. */
    Listing comments(String post, Instant since) throws IOException {
        List<Comment> found = new ArrayList<>();
        String after = "";
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            Reading reading = reading(COMMENTS)
                    .fields("id", "from", "message", "created_time", "parent{id}", "attachment")
                    .filter("stream")
                    .order(Ordering.REVERSE_CHRONOLOGICAL);
            if (!after.isEmpty()) reading.after(after);
            ResponseList<Comment> some = list(comments, Map.of("postId", post, "reading", reading));
            for (Comment comment : some) {
                if (comment.getId() == null || comment.getCreatedTime() == null) continue;
                if (comment.getCreatedTime().toInstant().isBefore(since)) return new Listing(found, true);
                found.add(comment);
            }
            Paging<Comment> paging = some.getPaging();
            if (paging == null || paging.getNext() == null) return new Listing(found, true);
            Paging.Cursors cursors = paging.getCursors();
            if (cursors == null || cursors.getAfter() == null) break;
            after = cursors.getAfter();
        }
        return new Listing(found, false);
    }

    private Reading reading(int limit) {
        Reading reading = new Reading().limit(limit);
        return reading.addParameter("appsecret_proof", Signature.proof(page.token(), page.appSecret()));
    }

    @SuppressWarnings("unchecked") // what the component answers to these two
    private <T> ResponseList<T> list(Endpoint endpoint, Map<String, Object> options) throws IOException {
        Map<String, Object> headers = new HashMap<>();
        options.forEach((name, value) -> headers.put("CamelFacebook." + name, value));
        Exchange answer =
                template.request(endpoint, exchange -> exchange.getMessage().setHeaders(headers));
        if (answer.getException() != null) throw trouble(answer.getException());
        return (ResponseList<T>) Objects.requireNonNull(answer.getMessage().getBody(ResponseList.class));
    }

    /** The client's own words may hold the address, and with it the token: only Meta's are passed on. */
    private static IOException trouble(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (!(cause instanceof FacebookException told)) continue;
            if (told.getStatusCode() <= 0) return new IOException("Facebook could not be reached");
            GraphError error = new GraphError(
                    told.getStatusCode(),
                    Math.max(0, told.getErrorCode()),
                    Math.max(0, told.getErrorSubcode()),
                    String.valueOf(told.getErrorMessage()));
            return GraphTrouble.of(error, Usage.pause(name -> header(told, name)));
        }
        return new IOException("Facebook's answer could not be read");
    }

    /** The client breaks at a header that is not there, and finds only what is written just so. */
    private static @Nullable String header(FacebookException told, String name) {
        String small = name.toLowerCase(Locale.ROOT);
        for (String written : List.of(name, small, name.charAt(0) + small.substring(1))) {
            try {
                return told.getResponseHeader(written);
            } catch (NullPointerException e) {
                continue; // written otherwise, or not there
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        template.close();
        component.stop();
    }
}
