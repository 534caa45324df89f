package dev.tributary.engine.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link TextIndex} for one process: a Lucene index in a folder. A document is the words of a message, or what filters know a
 * conversation by. How far it has got stands in the data of its last commit, so
 * a process that is killed goes on from there and writes the same again. A folder that is missing, damaged or of another
 * version is written anew; what is in it can always be had from the database.
 */
public final class LuceneIndex implements TextIndex, FacetIndex, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LuceneIndex.class);
    private static final String OF = "version";
    private static final String POSITION = "position";
    private static final String CONVERSATION = "conversation";
    private static final String MESSAGE = "message";
    private static final String WORD = "word";
    /** Which a document is: words or facets. */
    private static final String KIND = "kind";

    private static final String WORDS = "words";
    private static final String FACETS = "facets";
    static final String ID = "id";
    static final String AT = "at";
    /** Newest first, on the disk too: a search ends with the first it needs. */
    private static final Sort NEWEST = new Sort(new SortField(AT, SortField.Type.LONG, true));

    /** What is kept of a conversation, beside the words that all indexes keep. */
    private static final String FORM = TextIndex.VERSION + ".4";

    /** A part of what is found by filters is so many times the one before, up to so many. */
    private static final int GROWTH = 4;

    private static final int LARGEST_PART = 2000;

    private static final long COMMIT_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int BUFFER_MEGABYTES = 16;

    private final Path folder;
    private @Nullable Open open;

    /** An index in this folder, opened when it is first asked or written. */
    public LuceneIndex(Path folder) {
        this.folder = folder;
    }

    /** What is open. */
    private static final class Open {
        private final IndexWriter writer;
        private final SearcherManager searchers;
        private volatile Reached reached;
        private long committed = System.nanoTime();
        private boolean unsaved;

        Open(IndexWriter writer, Reached reached) throws IOException {
            this.writer = writer;
            this.searchers = new SearcherManager(writer, null);
            this.reached = reached;
        }
    }

    private synchronized Open open() {
        if (open == null) {
            try {
                open = start();
            } catch (IOException e) {
                throw new UncheckedIOException("the search index in " + folder + " cannot be opened", e);
            }
        }
        return open;
    }

    private Open start() throws IOException {
        Files.createDirectories(folder);
        Directory directory = FSDirectory.open(folder);
        try {
            Reached reached = reached(directory);
            if (reached.position() < 0) empty(directory);
            IndexWriter writer = new IndexWriter(
                    directory,
                    config(
                            reached.position() < 0
                                    ? IndexWriterConfig.OpenMode.CREATE
                                    : IndexWriterConfig.OpenMode.APPEND));
            return new Open(writer, reached);
        } catch (LockObtainFailedException e) {
            LOG.warn("another process holds the search index in {}: this one keeps its own in memory", folder);
            return new Open(
                    new IndexWriter(new ByteBuffersDirectory(), config(IndexWriterConfig.OpenMode.CREATE)),
                    Reached.NOTHING);
        }
    }

    private static IndexWriterConfig config(IndexWriterConfig.OpenMode mode) {
        return new IndexWriterConfig(new KeywordAnalyzer())
                .setOpenMode(mode)
                .setIndexSort(NEWEST)
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setCommitOnClose(false);
    }

    /** Throws away what is there: even to begin anew a writer would read it. */
    private static void empty(Directory directory) throws IOException {
        try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            lock.ensureValid();
            for (String file : directory.listAll())
                if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) directory.deleteFile(file);
        }
    }

    /** How far the last commit had got; nothing when it cannot be read, or the forms of words were others. */
    private Reached reached(Directory directory) {
        try {
            if (!DirectoryReader.indexExists(directory)) return Reached.NOTHING;
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                Map<String, String> data = reader.getIndexCommit().getUserData();
                if (!FORM.equals(data.get(OF))) return Reached.NOTHING;
                return new Reached(
                        Long.parseLong(data.getOrDefault(POSITION, "-1")),
                        idOrNull(data.get(CONVERSATION)),
                        idOrNull(data.get(MESSAGE)));
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("the search index in {} cannot be read and is written anew: {}", folder, e.toString());
            return Reached.NOTHING;
        }
    }

    private static @Nullable UUID idOrNull(@Nullable String id) {
        return id == null || id.isEmpty() ? null : UUID.fromString(id);
    }

    @Override
    public boolean advance(Function<Reached, @Nullable Advance> work) {
        Open index = open();
        synchronized (index) {
            try {
                Advance next = work.apply(index.reached);
                if (next == null) {
                    if (index.unsaved && System.nanoTime() - index.committed > COMMIT_EVERY_NANOS) commit(index);
                    return false;
                }
                for (MessageWords message : next.messages())
                    index.writer.updateDocument(new Term(ID, id(message.message())), document(message));
                for (Facets conversation : next.conversations())
                    index.writer.updateDocument(new Term(ID, id(conversation.conversation())), document(conversation));
                if (!next.messages().isEmpty() || !next.conversations().isEmpty())
                    index.searchers.maybeRefreshBlocking();
                index.reached = next.reached();
                index.unsaved = true;
                if (System.nanoTime() - index.committed > COMMIT_EVERY_NANOS) commit(index);
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException("the search index cannot be written", e);
            }
        }
    }

    private static void commit(Open index) throws IOException {
        Reached reached = index.reached;
        index.writer.setLiveCommitData(Map.of(
                        OF, FORM,
                        POSITION, String.valueOf(reached.position()),
                        CONVERSATION, Objects.toString(reached.conversation(), ""),
                        MESSAGE, Objects.toString(reached.message(), ""))
                .entrySet());
        index.writer.commit();
        index.committed = System.nanoTime();
        index.unsaved = false;
    }

    private static Document document(MessageWords message) {
        Document document = document(WORDS, message.message(), message.at());
        document.add(IdsOfDocuments.field(message.conversation(), message.message()));
        for (String form : message.forms()) document.add(new StringField(WORD, form, Field.Store.NO));
        return document;
    }

    private static Document document(Facets conversation) {
        Document document = document(FACETS, conversation.conversation(), conversation.last());
        document.add(IdsOfDocuments.field(conversation.conversation()));
        FacetTerms.add(document, conversation);
        return document;
    }

    private static Document document(String kind, UUID id, Instant at) {
        Document document = new Document();
        document.add(new StringField(KIND, kind, Field.Store.NO));
        document.add(new StringField(ID, id(id), Field.Store.NO));
        document.add(new NumericDocValuesField(AT, micros(at)));
        return document;
    }

    static BytesRef id(UUID id) {
        return new BytesRef(id.toString());
    }

    static long micros(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1000L);
    }

    @Override
    public void find(TextQuery text, int first, ToIntFunction<List<Match>> more) {
        if (text.words().isEmpty()) return;
        Query query = query(text);
        asked(searcher -> {
            IdsOfDocuments ids = new IdsOfDocuments(searcher);
            FieldDoc last = null;
            for (int wanted = first; wanted > 0; ) {
                ScoreDoc[] docs =
                        searcher.search(query, new TopFieldCollectorManager(NEWEST, wanted, last, wanted)).scoreDocs;
                List<Match> found = new ArrayList<>(docs.length);
                for (ScoreDoc doc : docs) found.add(match(ids, doc));
                int next = more.applyAsInt(found);
                if (docs.length < wanted) break;
                last = (FieldDoc) docs[docs.length - 1];
                wanted = next;
            }
            return text;
        });
    }

    @Override
    public int size() {
        return asked(searcher -> searcher.count(new TermQuery(new Term(KIND, WORDS))));
    }

    @Override
    public boolean keepsFacets() {
        return true;
    }

    @Override
    public Optional<FacetIndex> facets() {
        Reached reached = open().reached;
        // while messages are written anew nobody follows what happens to conversations
        boolean whole = reached.position() >= 0 && reached.conversation() == null && reached.message() == null;
        return whole ? Optional.of(this) : Optional.empty();
    }

    @Override
    public void find(Asked asked, int first, Predicate<List<UUID>> goOn) {
        asked(searcher -> {
            Query query = FacetTerms.query(asked, searcher.getIndexReader());
            IdsOfDocuments ids = new IdsOfDocuments(searcher);
            FieldDoc last = null;
            for (int part = first; ; part = Math.min(LARGEST_PART, part * GROWTH)) {
                ScoreDoc[] docs =
                        searcher.search(query, new TopFieldCollectorManager(NEWEST, part, last, part)).scoreDocs;
                List<UUID> found = new ArrayList<>(docs.length);
                for (ScoreDoc doc : docs) found.add(ids.of(doc.doc, 0));
                if (!goOn.test(found) || docs.length < part) return true;
                last = (FieldDoc) docs[docs.length - 1];
            }
        });
    }

    /** What is asked of a searcher. */
    private interface Question<T> {
        T of(IndexSearcher searcher) throws IOException;
    }

    private <T> T asked(Question<T> question) {
        Open index = open();
        try {
            IndexSearcher searcher = index.searchers.acquire();
            try {
                return question.of(searcher);
            } finally {
                index.searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the search index cannot be read", e);
        }
    }

    private static Query query(TextQuery query) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (TextQuery.Wanted word : query.words()) all.add(wanted(word), BooleanClause.Occur.FILTER);
        return new ConstantScoreQuery(all.build());
    }

    private static Query wanted(TextQuery.Wanted word) {
        Query forms = new TermInSetQuery(
                WORD, word.forms().stream().map(BytesRef::new).toList());
        if (!word.beginning()) return forms;
        return new BooleanQuery.Builder()
                .add(forms, BooleanClause.Occur.SHOULD)
                .add(new PrefixQuery(new Term(WORD, word.forms().iterator().next())), BooleanClause.Occur.SHOULD)
                .build();
    }

    private static Match match(IdsOfDocuments ids, ScoreDoc doc) throws IOException {
        long micros = (Long) ((FieldDoc) doc).fields[0];
        return new Match(
                ids.of(doc.doc, 0),
                ids.of(doc.doc, 1),
                Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000L));
    }

    /** Saves how far it has got and closes the folder. */
    @Override
    public synchronized void close() {
        Open index = open;
        open = null;
        if (index == null) return;
        synchronized (index) {
            try (index.searchers;
                    Directory directory = index.writer.getDirectory();
                    index.writer) {
                if (index.unsaved) commit(index);
                LOG.debug("closed {}", directory);
            } catch (IOException e) {
                LOG.warn("the search index could not be saved; it is caught up at the next start: {}", e.toString());
            }
        }
    }
}
