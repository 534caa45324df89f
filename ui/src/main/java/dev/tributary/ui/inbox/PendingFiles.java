package dev.tributary.ui.inbox;

import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.tributary.engine.conversation.NewFile;
import dev.tributary.engine.masking.Unmasked;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Files uploaded for an answer that is not sent yet, in memory: a file must be masked before it may touch a disk. Called
 * on request threads and under the UI's lock.
 */
final class PendingFiles implements UploadHandler {
    private static final long serialVersionUID = 1;
    private static final int LARGEST = 10 * 1024 * 1024;
    private static final int LARGEST_TOGETHER = 25 * 1024 * 1024;

    private final transient Map<String, NewFile> files = new LinkedHashMap<>();

    @Override
    public void handleUploadRequest(UploadEvent event) throws IOException {
        String id = event.getRequest().getParameter("id");
        byte[] content;
        try (InputStream in = event.getInputStream()) {
            content = in.readNBytes(LARGEST + 1);
        }
        String type = Objects.requireNonNullElse(event.getContentType(), "application/octet-stream");
        NewFile file = new NewFile(Unmasked.of(Objects.requireNonNullElse(event.getFileName(), "file")), type, content);
        if (id == null || content.length > LARGEST || !keep(id, file)) event.reject();
    }

    @Override
    public long getRequestSizeMax() {
        return LARGEST + 1024L;
    }

    @Override
    public long getFileSizeMax() {
        return LARGEST;
    }

    private synchronized boolean keep(String id, NewFile file) {
        int together = file.content().length;
        for (NewFile kept : files.values()) together += kept.content().length;
        if (together > LARGEST_TOGETHER) return false;
        files.put(id, file);
        return true;
    }

    /** The files of these ids. They stay until {@link #forget}, so that a refused answer can be sent again. */
    synchronized List<NewFile> of(List<String> ids) {
        List<NewFile> found = new ArrayList<>();
        for (String id : ids) {
            NewFile file = files.get(id);
            if (file != null) found.add(file);
        }
        return found;
    }

    /** Forgets all of them. */
    synchronized void forget() {
        files.clear();
    }
}
