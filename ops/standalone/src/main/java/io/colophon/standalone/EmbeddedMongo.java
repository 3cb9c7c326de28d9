package io.colophon.standalone;

import com.mongodb.ConnectionString;
import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small server of the MongoDB protocol in this process, its data in one file, for this machine only. It has no secondary indexes and
 * no sessions. A clean stop keeps everything; a killed process loses what was written in its last second.
 */
public final class EmbeddedMongo implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMongo.class);
    private static final String DATABASE = "colophon";
    private static final int CACHE_MIB = 8;

    private final MongoServer server;
    private final ConnectionString url;

    private EmbeddedMongo(MVStore store) {
        server = new MongoServer(IdIndex.backend(store));
        InetSocketAddress address = bind();
        url = new ConnectionString("mongodb://127.0.0.1:" + address.getPort() + "/" + DATABASE);
    }

    /** What it holds can be had again from the log, so a file that can't be read is put aside and not the end of the start. */
    public static EmbeddedMongo start(DataDirectory data) {
        Path file = data.resolve("mongodb.store");
        try {
            return new EmbeddedMongo(open(file));
        } catch (MVStoreException e) {
            LOG.warn(
                    "{} can't be read and is put aside; job histories are made again from the log: {}",
                    file,
                    e.toString());
            return new EmbeddedMongo(open(putAside(file)));
        }
    }

    /** With the database; the port may be another one after a restart. */
    public ConnectionString url() {
        return url;
    }

    /** Ends connections and writes everything to the file. */
    @Override
    public void close() {
        server.shutdownNow();
    }

    private InetSocketAddress bind() {
        server.bind("127.0.0.1", 0);
        return server.getLocalAddress();
    }

    private static MVStore open(Path file) {
        return new MVStore.Builder()
                .fileName(file.toString())
                .cacheSize(CACHE_MIB)
                .open();
    }

    private static Path putAside(Path file) {
        try {
            Files.move(file, file.resolveSibling("mongodb.unreadable"), StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
