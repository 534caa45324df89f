package dev.tributary.routes.demo;

import com.sun.net.httpserver.HttpExchange;
import dev.tributary.routes.demo.GraphStandIn.Fault;
import dev.tributary.routes.demo.GraphStandIn.SentFile;
import dev.tributary.routes.demo.GraphStandIn.StandInPage;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The stand-in's posts and what people write below them: the edges {@code /posts} and {@code /comments} as Meta's pages
 * describe them, with cursors, and what is not asked for left out. Without {@code filter=stream} answers to comments are not
 * listed. Thread-safe.
 *
 * @see <a href="https://developers.facebook.com/docs/graph-api/reference/object/comments">Meta's page on comments</a>
 */
public final class StandInComments {
    private static final int USUAL = 25;

    private final StandInPage page;
    private final StandInPeople people;
    private final Clock clock;
    private final List<Post> posts = new ArrayList<>();
    private final List<Said> comments = new ArrayList<>();
    private final AtomicInteger names = new AtomicInteger(1000);
    private final AtomicInteger reads = new AtomicInteger();
    private volatile Fault.@Nullable Answer readFault;
    private volatile Fault.@Nullable Answer nextAnswer;
    private volatile @Nullable String closed;
    private volatile boolean cut;

    StandInComments(StandInPage page, StandInPeople people, Clock clock) {
        this.page = page;
        this.people = people;
        this.clock = clock;
    }

    private record Post(String id, String text, Instant at) {}

    /**
     * A comment.
     *
     * @param id its name
     * @param post the post below which it stands
     * @param parent the comment that it answers, or null
     * @param by who wrote it
     * @param name their name, or null when the token may not see them
     * @param text what it says
     * @param picture where its picture lies, or null
     * @param at when
     */
    public record Said(
            String id,
            String post,
            @Nullable String parent,
            String by,
            @Nullable String name,
            String text,
            @Nullable String picture,
            Instant at) {}

    /** The page publishes a post; returns its name. */
    public synchronized String post(String text) {
        Post post = new Post(page.id() + "_" + names.incrementAndGet(), text, clock.instant());
        posts.add(post);
        return post.id();
    }

    /** Somebody comments on a post; returns the comment's name. */
    public String comment(String post, String person, @Nullable String name, String text) {
        return add(post, null, person, name, text, null);
    }

    /** Somebody comments on a post with a picture; returns the comment's name. */
    public String comment(String post, String person, String name, SentFile picture) {
        return add(post, null, person, name, "", people.lay(picture));
    }

    /** Somebody answers a comment; returns the answer's name. */
    public String answer(String comment, String person, @Nullable String name, String text) {
        return add(of(comment).post(), comment, person, name, text, null);
    }

    /** The page answers a comment on Facebook itself; returns the answer's name. */
    public String pageAnswers(String comment, String text) {
        return answer(comment, page.id(), page.name(), text);
    }

    /** The page answers a comment on Facebook itself with a picture; returns the answer's name. */
    public String pageAnswers(String comment, SentFile picture) {
        return add(of(comment).post(), comment, page.id(), page.name(), "", people.lay(picture));
    }

    private synchronized String add(
            String post,
            @Nullable String parent,
            String by,
            @Nullable String name,
            String text,
            @Nullable String picture) {
        String id = post.substring(post.indexOf('_') + 1) + "_" + names.incrementAndGet();
        comments.add(new Said(id, post, parent, by, name, text, picture, clock.instant()));
        return id;
    }

    /** A comment says something else now. */
    public synchronized void edit(String comment, String text) {
        comments.replaceAll(one -> one.id().equals(comment)
                ? new Said(one.id(), one.post(), one.parent(), one.by(), one.name(), text, one.picture(), one.at())
                : one);
    }

    /** A comment is taken away, and the answers to it. */
    public synchronized void delete(String comment) {
        comments.removeIf(one -> one.id().equals(comment) || comment.equals(one.parent()));
    }

    /** What stands below a post, the oldest first. */
    public synchronized List<Said> below(String post) {
        return comments.stream().filter(one -> one.post().equals(post)).toList();
    }

    private synchronized Said of(String comment) {
        return comments.stream()
                .filter(one -> one.id().equals(comment))
                .findFirst()
                .orElseThrow();
    }

    /** Lets every read go wrong from now on, or none any more. */
    public void failReads(Fault.@Nullable Answer what) {
        readFault = what;
    }

    /** The token may not read what stands below this post, or may again (null). */
    public void closed(@Nullable String post) {
        closed = post;
    }

    /** Lets the next answer to a comment go wrong. */
    public void failNext(Fault.Answer what) {
        nextAnswer = what;
    }

    /** Takes the next answer to a comment and cuts the connection. */
    public void cutNext() {
        cut = true;
    }

    /** How often posts or comments were asked for. */
    public int reads() {
        return reads.get();
    }

    /** Whether it is one of the edges here; then it has been answered. */
    boolean handle(HttpExchange exchange, String path, byte[] body) throws IOException {
        boolean posted = exchange.getRequestMethod().equals("POST");
        if (!posted && path.equals(page.id() + "/posts")) read(exchange, listed(GraphCalls.query(exchange)));
        else if (path.endsWith("/comments")) {
            String of = path.substring(0, path.length() - "/comments".length());
            if (posted) take(exchange, of, new String(body, StandardCharsets.UTF_8));
            else if (of.equals(closed)) GraphCalls.error(exchange, 400, 100, 33, "Unsupported get request.");
            else read(exchange, listed(of, GraphCalls.query(exchange)));
        } else return false;
        return true;
    }

    private void read(HttpExchange exchange, JsonObjectBuilder answer) throws IOException {
        reads.incrementAndGet();
        Fault.Answer wrong = readFault;
        if (wrong == null) GraphCalls.answer(exchange, 200, answer);
        else refuse(exchange, wrong);
    }

    private static void refuse(HttpExchange exchange, Fault.Answer wrong) throws IOException {
        wrong.headers().forEach(exchange.getResponseHeaders()::add);
        GraphCalls.error(exchange, wrong.status(), wrong.code(), wrong.subcode(), wrong.message());
    }

    private synchronized JsonObjectBuilder listed(Map<String, String> query) {
        List<Post> newest = posts.reversed();
        List<String> fields = fields(query, "created_time,message");
        return StandInConversations.paged(newest.size(), query, USUAL, place -> {
            Post post = newest.get(place);
            JsonObjectBuilder one = Json.createObjectBuilder().add("id", post.id());
            if (fields.contains("message")) one.add("message", post.text());
            if (fields.contains("created_time")) one.add("created_time", StandInConversations.TIME.format(post.at()));
            if (fields.contains("updated_time"))
                one.add("updated_time", StandInConversations.TIME.format(updated(post)));
            if (fields.contains("permalink_url"))
                one.add("permalink_url", "https://www.facebook.com/" + post.id().replace("_", "/posts/"));
            return one;
        });
    }

    private Instant updated(Post post) {
        return below(post.id()).stream()
                .map(Said::at)
                .max(Comparator.naturalOrder())
                .orElse(post.at());
    }

    private synchronized JsonObjectBuilder listed(String post, Map<String, String> query) {
        boolean all = query.getOrDefault("filter", "toplevel").equals("stream");
        List<Said> found = new ArrayList<>(below(post));
        if (!all) found.removeIf(one -> one.parent() != null);
        List<Said> ordered = query.getOrDefault("order", "").equals("reverse_chronological") ? found.reversed() : found;
        List<String> fields = fields(query, "created_time,from,message");
        return StandInConversations.paged(ordered.size(), query, USUAL, place -> comment(ordered.get(place), fields));
    }

    private static JsonObjectBuilder comment(Said said, List<String> fields) {
        JsonObjectBuilder one = Json.createObjectBuilder().add("id", said.id());
        if (fields.contains("message")) one.add("message", said.text());
        if (fields.contains("created_time")) one.add("created_time", StandInConversations.TIME.format(said.at()));
        if (fields.contains("from") && said.name() != null)
            one.add("from", Json.createObjectBuilder().add("name", said.name()).add("id", said.by()));
        if (fields.contains("parent{id}") && said.parent() != null)
            one.add("parent", Json.createObjectBuilder().add("id", said.parent()));
        if (fields.contains("attachment") && said.picture() != null)
            one.add(
                    "attachment",
                    Json.createObjectBuilder()
                            .add("type", "photo")
                            .add(
                                    "media",
                                    Json.createObjectBuilder()
                                            .add(
                                                    "image",
                                                    Json.createObjectBuilder()
                                                            .add("height", 10)
                                                            .add("src", said.picture())
                                                            .add("width", 10))));
        return one;
    }

    private static List<String> fields(Map<String, String> query, String usual) {
        return List.of(query.getOrDefault("fields", usual).split(",", -1));
    }

    private void take(HttpExchange exchange, String comment, String form) throws IOException {
        Fault.Answer wrong = nextAnswer;
        nextAnswer = null;
        if (wrong != null) {
            refuse(exchange, wrong);
            return;
        }
        boolean there;
        synchronized (this) {
            there = comments.stream().anyMatch(one -> one.id().equals(comment));
        }
        if (!there || !form.startsWith("message=")) {
            GraphCalls.error(
                    exchange,
                    400,
                    100,
                    33,
                    "Unsupported post request. Object with ID '" + comment
                            + "' does not exist, cannot be loaded due to missing permissions");
            return;
        }
        String id =
                pageAnswers(comment, URLDecoder.decode(form.substring("message=".length()), StandardCharsets.UTF_8));
        if (cut) {
            cut = false;
            return; // closing without an answer cuts the connection
        }
        GraphCalls.answer(exchange, 200, Json.createObjectBuilder().add("id", id));
    }
}
