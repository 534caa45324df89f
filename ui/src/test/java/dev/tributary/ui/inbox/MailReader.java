package dev.tributary.ui.inbox;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.tributary.ui.e2e.Browsers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the mails of a {@link MailStage} in a real Chromium and tells what they did there. A mail that hangs the browser
 * is given up after a while, and the next is looked at.
 */
final class MailReader implements AutoCloseable {
    private static final String RAN = "a script ran";

    /** Whatever a script calls to be noticed is told on the console, which no sandbox closes. */
    private static final String TELLTALE = """
            for (const name of ['alert', 'confirm', 'prompt', 'print']) {
              window[name] = () => { console.log('%s'); return null; };
            }""".formatted(RAN);

    private static final String SETTLED =
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0))))";

    /** Where a link to another page leads is its reader's wish; whatever else a click starts, starts on this page. */
    private static final String CLICK_ALL = """
            () => {
              document.addEventListener('click', (event) => {
                const link = event.target.closest('a, area');
                if (link && /^(https?|mailto):$/.test(link.protocol)) event.preventDefault();
              });
              for (const it of document.querySelectorAll('base, a, area, form')) it.target = '_self';
              for (const it of document.querySelectorAll('a, area, button, input, summary')) it.click();
            }""";

    /** What could run a script or ask for something, in a page that was sanitised. */
    private static final String DANGEROUS = """
            () => {
              const found = [];
              const elements = 'script,iframe,frame,frameset,object,embed,applet,form,input,button,textarea,select,link,meta,'
                + 'base,style,svg,math,template,noscript,noembed,xmp,plaintext,video,audio,source,track,portal,dialog';
              for (const it of document.body.querySelectorAll(elements)) found.push(it.localName);
              const head = [...document.head.children].map((it) => it.localName).join();
              if (head !== 'meta,base,style') found.push('head: ' + head);
              for (const it of document.querySelectorAll('body, body *')) {
                for (const { name, value } of it.attributes) {
                  const plain = value.replace(/[\\s\\u0000-\\u0020]/g, '').toLowerCase();
                  if (name.startsWith('on') || name === 'srcdoc' || name === 'srcset') found.push(name);
                  if (/^(java|vb|live)script:|^mocha:|^data:text|^data:image\\/svg/.test(plain)) found.push(name + '=' + plain);
                  if (name === 'style' && /expression|url\\(|import|behavio|binding|javascript/.test(plain)) found.push(plain);
                }
              }
              return found;
            }""";

    /**
     * What a mail was seen to do.
     *
     * @param ran whether a script ran
     * @param markup what of it could have run one, or asked for something
     * @param asked what it asked for unbidden
     * @param pictures what it asked for when its reader had switched its pictures on
     */
    record Sight(boolean ran, List<String> markup, List<String> asked, List<String> pictures) {}

    private final MailStage stage;
    private final Duration patience;
    private final Browsers browsers;
    private final ExecutorService hands = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("mail-reader").factory());

    // all below is touched by the hands alone, while whoever asked waits
    private final List<String> asked = new ArrayList<>();
    private final List<String> markup = new ArrayList<>();
    private final List<String> pictures = new ArrayList<>();
    private boolean ran;
    private boolean picturesOn;
    private @Nullable Page thread;
    private @Nullable Page page;

    /** Sits down before the stage, to wait so long for one mail. Without a Chromium the calling test is skipped. */
    MailReader(MailStage stage, Duration patience) {
        this.stage = stage;
        this.patience = patience;
        browsers = Browsers.open();
    }

    /**
     * Looks at a mail as the inbox shows it, with the pictures that it fetches and without, and then with the sanitiser as
     * its only wall, where everything is clicked on too.
     *
     * @return nothing when it could not be looked at, or not in time; why is told on the error stream
     */
    Optional<Sight> shown(int mail) {
        return inTime(() -> {
            showInThread(mail, true);
            showInThread(mail, false);
            showAlone(stage.sanitised(mail));
        });
    }

    /** As {@link #shown}, of a mail without walls. */
    Optional<Sight> asItCame(int mail) {
        return inTime(() -> showAlone(stage.asItCame(mail)));
    }

    /** As {@link #shown}, of a mail without walls that is in a frame. */
    Optional<Sight> framedAsItCame(int mail) {
        return inTime(() -> {
            Page here = page();
            here.navigate(stage.framedAsItCame(mail));
            here.evaluate(SETTLED);
        });
    }

    private Optional<Sight> inTime(Runnable look) {
        Future<Sight> sight = hands.submit(() -> {
            ran = false;
            picturesOn = false;
            pictures.clear();
            asked.clear();
            markup.clear();
            look.run();
            return new Sight(ran, List.copyOf(markup), List.copyOf(asked), List.copyOf(pictures));
        });
        String reason;
        try {
            return Optional.of(sight.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            sight.cancel(true);
            reason = "it took longer than " + patience.toSeconds() + " s";
        } catch (ExecutionException e) {
            reason = String.valueOf(e.getCause()).lines().limit(3).reduce("", (a, b) -> a + " " + b.strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reason = "somebody wants to end";
        }
        System.err.println("A mail could not be looked at: " + reason.strip());
        // the pages that hung are left where they are: closing them may hang as well
        hands.execute(() -> {
            thread = null;
            page = null;
        });
        return Optional.empty();
    }

    private void showInThread(int mail, boolean withPictures) {
        if (thread == null) {
            Page fresh = newPage();
            fresh.navigate(stage.thread());
            thread = fresh;
        }
        picturesOn = withPictures;
        thread.evaluate(MailStage.SHOW, List.of(mail, withPictures));
        thread.evaluate(SETTLED);
        picturesOn = false;
    }

    private void showAlone(String url) {
        Page here = page();
        here.navigate(url);
        here.evaluate(SETTLED);
        for (Object one : (List<?>) Objects.requireNonNull(here.evaluate(DANGEROUS))) markup.add(String.valueOf(one));
        here.evaluate(CLICK_ALL);
        here.evaluate(SETTLED);
    }

    private Page page() {
        if (page == null) page = newPage();
        return page;
    }

    private Page newPage() {
        BrowserContext somebody = browsers.somebody("en-GB");
        somebody.addInitScript(TELLTALE);
        somebody.onConsoleMessage(message -> ran |= message.text().equals(RAN));
        somebody.onDialog(dialog -> {
            ran = true;
            dialog.dismiss();
        });
        somebody.route(stage.foreign(), this::pass);
        Page fresh = somebody.newPage();
        fresh.onPopup(popup -> ran = true);
        return fresh;
    }

    /** Nothing leaves this machine; a script that is asked for elsewhere is one that tells. */
    private void pass(Route route) {
        String url = route.request().url();
        String type = route.request().resourceType();
        if (picturesOn && type.equals("image") && url.startsWith("https://")) pictures.add(url);
        else asked.add(type + " " + url);
        if (type.equals("script"))
            route.fulfill(
                    new Route.FulfillOptions().setContentType("text/javascript").setBody("alert(1)"));
        else route.abort();
    }

    @Override
    public void close() {
        Future<?> closed = hands.submit(browsers::close);
        try {
            closed.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            System.err.println("The browser of the mails did not close: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        hands.shutdownNow();
    }
}
