package io.colophon.standalone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * A connection that a client keeps is read again after every answer, however the requests arrive. One that is not
 * hangs until the client gives up, and nothing on the server tells of it (reactor-netty 4347).
 */
@TestInstance(Lifecycle.PER_CLASS)
class KeptConnectionTest {

    /** Waits for the database. */
    private static final String SLOW = "GET /api/v1/setup/status HTTP/1.1\r\nHost: colophon\r\n\r\n";

    /** Refused before anything is asked. */
    private static final String QUICK = "GET /api/v1/libraries HTTP/1.1\r\nHost: colophon\r\n\r\n";

    private static final int BURSTS = 300;
    private static final int LONGEST_WAIT_MILLIS = 20_000;

    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void a_quick_request_that_waited_behind_a_slow_one_does_not_end_it() throws IOException {
        try (Connection connection = new Connection()) {
            connection.send(SLOW + QUICK);
            assertThat(connection.status()).isEqualTo(200);
            assertThat(connection.status()).isEqualTo(401);

            connection.send(SLOW);

            assertThat(connection.status()).isEqualTo(200);
        }
    }

    @Test
    void bursts_of_any_order_are_answered_one_by_one() throws IOException {
        Random random = new Random(11);
        try (Connection connection = new Connection()) {
            for (int burst = 0; burst < BURSTS; burst++) {
                boolean[] quick = new boolean[1 + random.nextInt(6)];
                StringBuilder requests = new StringBuilder();
                for (int at = 0; at < quick.length; at++) {
                    quick[at] = random.nextBoolean();
                    requests.append(quick[at] ? QUICK : SLOW);
                }

                connection.send(requests.toString());

                for (boolean each : quick) {
                    assertThat(connection.status()).isEqualTo(each ? 401 : 200);
                }
            }
        }
    }

    /** A bare connection, because most HTTP clients send no request before they have the last one's answer. */
    private final class Connection implements AutoCloseable {

        private final Socket socket;
        private final InputStream answers;

        Connection() throws IOException {
            URI address = URI.create(server.url());
            socket = new Socket(address.getHost(), address.getPort());
            socket.setSoTimeout(LONGEST_WAIT_MILLIS);
            answers = new BufferedInputStream(socket.getInputStream());
        }

        void send(String requests) throws IOException {
            socket.getOutputStream().write(requests.getBytes(ISO_8859_1));
        }

        /** Reads one answer with its body. */
        int status() throws IOException {
            int status = Integer.parseInt(line().split(" ")[1]);
            int length = 0;
            for (String header = line(); !header.isEmpty(); header = line()) {
                if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(header.substring(15).trim());
                }
            }
            answers.skipNBytes(length);
            return status;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = answers.read(); next != '\n'; next = answers.read()) {
                if (next < 0) {
                    throw new IOException("the server closed the connection");
                }
                line.append((char) next);
            }
            return line.toString().stripTrailing();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
