package io.colophon.standalone;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * The index of a collection's ids: the collection itself, which the backend keeps by id. Its own index is a second map, whose keys are
 * written out for every comparison; most of the time of an import's items went into that.
 */
final class IdIndex extends AbstractUniqueIndex<Object> {

    private final MVMap<Object, Document> documents;

    private IdIndex(String name, List<IndexKey> keys, MVMap<Object, Document> documents) {
        super(name, keys, false);
        this.documents = documents;
    }

    /** A backend whose collections are looked up by this index. */
    static H2Backend backend(MVStore store) {
        return new H2Backend(store) {
            @Override
            protected MongoDatabase openOrCreateDatabase(String databaseName) {
                return new Database(databaseName, getMvStore(), getCursorRegistry());
            }
        };
    }

    private static final class Database extends H2Database {
        private static final String ID = "_id";
        private static final String DOCUMENTS = "databases.";

        private final MVStore store;

        /** The backend's constructor opens what there is, and so asks for indexes. */
        Database(String name, MVStore store, CursorRegistry cursors) {
            this.store = store;
            super(name, store, cursors);
        }

        private MVMap<Object, Document> documents(String collection) {
            return store.openMap(DOCUMENTS + getFullCollectionNamespace(collection));
        }

        @Override
        protected Index<Object> openOrCreateUniqueIndex(
                String collection, String index, List<IndexKey> keys, boolean sparse) {
            return keys.size() == 1 && keys.getFirst().getKey().equals(ID)
                    ? new IdIndex(index, keys, documents(collection))
                    : super.openOrCreateUniqueIndex(collection, index, keys, sparse);
        }
    }

    /** Numbers are asked for as doubles, and are kept as what they came as. */
    @Override
    protected @Nullable Object getPosition(KeyValue key) {
        Object id = key.get(0);
        Stream<Object> kinds = id instanceof Double number
                ? Stream.<Number>of(number.longValue(), number.intValue(), number)
                        .filter(kind -> kind.doubleValue() == number)
                        .map(kind -> kind)
                : Stream.ofNullable(id);
        return kinds.filter(documents::containsKey).findFirst().orElse(null);
    }

    /** The collection has it already, and has checked that it is new. */
    @Override
    public synchronized void add(Document document, Object position, MongoCollection<Object> collection) {}

    @Override
    protected boolean putKeyPosition(KeyValue key, Object position) {
        throw new IllegalStateException("ids are put by the collection");
    }

    /** The collection takes it out. */
    @Override
    protected @Nullable Object removeDocument(KeyValue key) {
        return getPosition(key);
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, Object>> getIterable() {
        return documents.keySet().stream()
                .map(id -> Map.entry(new KeyValue(id), id))
                .toList();
    }

    @Override
    public long getCount() {
        return documents.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return 0;
    }
}
