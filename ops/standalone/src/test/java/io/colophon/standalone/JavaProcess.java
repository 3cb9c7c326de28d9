package io.colophon.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A class of the tests run by a JVM of its own, so that it can be killed. */
final class JavaProcess {

    private JavaProcess() {}

    static Process start(Class<?> main, String... arguments) throws IOException {
        List<String> jvm = List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        return new ProcessBuilder(command(main, jvm, List.of(arguments)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /**
     * One that runs for long.
     *
     * @param jvm options of its JVM
     * @param environment beside this process's own
     * @param output where everything goes that it prints
     */
    static Process start(Class<?> main, List<String> jvm, Map<String, String> environment, Path output)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(main, jvm, List.of()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static List<String> command(Class<?> main, List<String> jvm, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return command;
    }

    /** The next line it prints, or what the test should show when there is none. */
    static String line(Process process) throws IOException {
        String line = process.inputReader(StandardCharsets.UTF_8).readLine();
        return line == null ? "the process ended" : line;
    }
}
