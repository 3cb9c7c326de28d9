package io.colophon.eventstore;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;

/**
 * Stands between a client and PostgreSQL and cuts the connection around a call, as its plan says. It reads the messages of the
 * protocol (a type, a length, a body), so that it knows where a call begins and when its answer is complete.
 */
final class CuttingProxy implements AutoCloseable {

    enum Cut {
        NONE,
        /** The request never arrives. */
        BEFORE_THE_CALL,
        /** The request arrives, and the connection goes at once: committed or not by the time anybody asks. */
        AFTER_THE_CALL,
        /** It is committed, and the answer gets lost. */
        INSTEAD_OF_THE_ANSWER,
        /** It is committed, and the line stays open and silent. */
        SILENCE
    }

    private static final int EXECUTE = 'E';
    private static final int SYNC = 'S';
    private static final int READY_FOR_QUERY = 'Z';

    private final ServerSocket server;
    private final PostgresAddress target;
    private final Supplier<Cut> plan;
    private final AtomicIntegerArray done = new AtomicIntegerArray(Cut.values().length);

    /** @param plan asked once a call */
    CuttingProxy(PostgresAddress target, Supplier<Cut> plan) {
        this.target = target;
        this.plan = plan;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    PostgresAddress address() {
        return new PostgresAddress(
                server.getInetAddress().getHostAddress(),
                server.getLocalPort(),
                target.database(),
                target.user(),
                target.password());
    }

    int count(Cut cut) {
        return done.get(cut.ordinal());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                client.setTcpNoDelay(true);
                Socket database = new Socket(target.host(), target.port());
                database.setTcpNoDelay(true);
                Line line = new Line(client, database);
                Thread.ofVirtual().start(line::requests);
                Thread.ofVirtual().start(line::answers);
            } catch (IOException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Line {
        private final Socket client;
        private final Socket database;
        private volatile Cut cut = Cut.NONE;

        Line(Socket client, Socket database) {
            this.client = client;
            this.database = database;
        }

        void requests() {
            try (client;
                    database) {
                var in = new DataInputStream(client.getInputStream());
                OutputStream out = database.getOutputStream();
                int length = in.readInt();
                forward(in, out, -1, length);
                while (true) {
                    int type = in.readUnsignedByte();
                    length = in.readInt();
                    if (type == EXECUTE) {
                        cut = plan.get();
                        done.incrementAndGet(cut.ordinal());
                        if (cut == Cut.BEFORE_THE_CALL) {
                            return;
                        }
                    }
                    forward(in, out, type, length);
                    if (type == SYNC && cut == Cut.AFTER_THE_CALL) {
                        return;
                    }
                }
            } catch (IOException closed) {
                // The other side has gone, or this one was cut.
            }
        }

        void answers() {
            try (client;
                    database) {
                var in = new DataInputStream(database.getInputStream());
                OutputStream out = client.getOutputStream();
                while (true) {
                    int type = in.readUnsignedByte();
                    int length = in.readInt();
                    boolean lost = cut == Cut.INSTEAD_OF_THE_ANSWER || cut == Cut.SILENCE;
                    forward(in, lost ? OutputStream.nullOutputStream() : out, type, length);
                    if (type == READY_FOR_QUERY && cut == Cut.INSTEAD_OF_THE_ANSWER) {
                        return;
                    }
                }
            } catch (IOException closed) {
                // The other side has gone, or this one was cut.
            }
        }
    }

    /** @param type negative for the first message of a client, which has none */
    private static void forward(DataInputStream in, OutputStream out, int type, int length) throws IOException {
        byte[] message = new byte[length + (type < 0 ? 0 : 1)];
        int at = 0;
        if (type >= 0) {
            message[at++] = (byte) type;
        }
        for (int shift = 24; shift >= 0; shift -= 8) {
            message[at++] = (byte) (length >>> shift);
        }
        in.readFully(message, at, length - 4);
        out.write(message);
        out.flush();
    }
}
