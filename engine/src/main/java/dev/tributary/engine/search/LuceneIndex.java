package dev.tributary.engine.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
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
 * {@link TextIndex} for one process: a Lucene index in a folder. How far it has got stands in the data of its last commit, so
 * a process that is killed goes on from there and writes the same again. A folder that is missing, damaged or of another
 * version is written anew; what is in it can always be had from the database.
 */
public final class LuceneIndex implements TextIndex, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LuceneIndex.class);
    private static final String OF = "version";
    private static final String POSITION = "position";
    private static final String MESSAGE = "message";
    private static final String WORD = "word";
    private static final String ID = "id";
    private static final String AT = "at";
    private static final String IDS = "ids";
    /** Newest first, on the disk too: a search ends with the first it needs. */
    private static final Sort NEWEST = new Sort(new SortField(AT, SortField.Type.LONG, true));

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
        private Reached reached;
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
                if (!String.valueOf(TextIndex.VERSION).equals(data.get(OF))) return Reached.NOTHING;
                String message = data.getOrDefault(MESSAGE, "");
                return new Reached(
                        Long.parseLong(data.getOrDefault(POSITION, "-1")),
                        message.isEmpty() ? null : UUID.fromString(message));
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("the search index in {} cannot be read and is written anew: {}", folder, e.toString());
            return Reached.NOTHING;
        }
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
                index.reached = next.reached();
                index.unsaved = true;
                if (!next.messages().isEmpty()) index.searchers.maybeRefreshBlocking();
                if (System.nanoTime() - index.committed > COMMIT_EVERY_NANOS) commit(index);
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException("the search index cannot be written", e);
            }
        }
    }

    private static void commit(Open index) throws IOException {
        UUID message = index.reached.message();
        index.writer.setLiveCommitData(Map.of(
                        OF, String.valueOf(TextIndex.VERSION),
                        POSITION, String.valueOf(index.reached.position()),
                        MESSAGE, message == null ? "" : message.toString())
                .entrySet());
        index.writer.commit();
        index.committed = System.nanoTime();
        index.unsaved = false;
    }

    private static Document document(MessageWords message) {
        Document document = new Document();
        document.add(new StringField(ID, id(message.message()), Field.Store.NO));
        document.add(new NumericDocValuesField(AT, micros(message.at())));
        document.add(new BinaryDocValuesField(IDS, new BytesRef(message.conversation() + "" + message.message())));
        for (String form : message.forms()) document.add(new StringField(WORD, form, Field.Store.NO));
        return document;
    }

    private static BytesRef id(UUID id) {
        return new BytesRef(id.toString());
    }

    private static long micros(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1000L);
    }

    @Override
    public List<Match> find(TextQuery query, @Nullable Match after, int limit) {
        if (query.words().isEmpty()) return List.of();
        Open index = open();
        try {
            IndexSearcher searcher = index.searchers.acquire();
            try {
                List<Match> found = new ArrayList<>();
                // what was written in the same moment as the last one comes again: better twice than never
                FieldDoc last = after == null ? null : new FieldDoc(-1, Float.NaN, new Object[] {micros(after.at())});
                ScoreDoc[] docs = searcher.search(
                                query(query), new TopFieldCollectorManager(NEWEST, limit, last, limit))
                        .scoreDocs;
                for (ScoreDoc doc : docs) found.add(match(searcher, doc.doc));
                return found;
            } finally {
                index.searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the search index cannot be read", e);
        }
    }

    @Override
    public int size() {
        return open().writer.getDocStats().numDocs;
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

    private static Match match(IndexSearcher searcher, int doc) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        int at = doc - leaf.docBase;
        NumericDocValues moments = leaf.reader().getNumericDocValues(AT);
        BinaryDocValues ids = leaf.reader().getBinaryDocValues(IDS);
        if (moments == null || ids == null || !moments.advanceExact(at) || !ids.advanceExact(at))
            throw new IOException("a document without its values");
        String both = ids.binaryValue().utf8ToString();
        long micros = moments.longValue();
        return new Match(
                UUID.fromString(both.substring(0, 36)),
                UUID.fromString(both.substring(36)),
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
