package dev.tributary.engine.search;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The ids in the documents of one search. Its documents come newest first, which is the order they lie in: each part of the
 * index is opened once and read onwards. Belongs to the thread that searches.
 */
final class IdsOfDocuments {
    private static final String IDS = "ids";

    private final List<LeafReaderContext> leaves;
    private final @Nullable BinaryDocValues[] opened;

    IdsOfDocuments(IndexSearcher searcher) {
        this.leaves = searcher.getIndexReader().leaves();
        this.opened = new BinaryDocValues[leaves.size()];
    }

    /** What a document is given to be known by. */
    static BinaryDocValuesField field(UUID... ids) {
        ByteBuffer bytes = ByteBuffer.allocate(ids.length * 2 * Long.BYTES);
        for (UUID id : ids) bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return new BinaryDocValuesField(IDS, new BytesRef(bytes.array()));
    }

    /** One of the ids of a document, from 0. */
    UUID of(int doc, int which) throws IOException {
        int part = ReaderUtil.subIndex(doc, leaves);
        int there = doc - leaves.get(part).docBase;
        BinaryDocValues values = opened[part];
        if (values == null || values.docID() > there)
            opened[part] = values = leaves.get(part).reader().getBinaryDocValues(IDS);
        if (values == null || !values.advanceExact(there)) throw new IOException("a document without its values");
        BytesRef bytes = values.binaryValue();
        ByteBuffer ids = ByteBuffer.wrap(bytes.bytes, bytes.offset + which * 2 * Long.BYTES, 2 * Long.BYTES);
        return new UUID(ids.getLong(), ids.getLong());
    }
}
