package io.colophon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.eventstore.json.EventTypes;
import io.colophon.eventstore.json.JsonEventCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What is stored stays readable for ever: every event has a golden file, the JSON it is stored as before encryption. */
class GoldenEventsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private final JsonMapper mapper = JsonEventCodec.mapper();

    static Stream<EventTypes.Type> types() {
        return ColophonEvents.TYPES.all().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void an_event_reads_its_golden_file_and_writes_it_again(EventTypes.Type type) throws IOException {
        Path file = GOLDEN.resolve(type.name() + "." + type.version() + ".json");
        assertThat(file)
                .as("write the golden file of a new event by hand, with every component set")
                .exists();
        String golden = Files.readString(file);
        Object event = mapper.readValue(golden, type.record());
        assertThat(mapper.readTree(mapper.writeValueAsString(event))).isEqualTo(mapper.readTree(golden));
        assertThat(mapper.readTree(golden).propertyNames())
                .as("a component that is absent from the golden file is not guarded")
                .hasSize(type.record().getRecordComponents().length);
    }
}
