package io.colophon.eventstore;

import java.util.List;
import java.util.Scanner;

/** The other process of a race. Reads one race a line ({@code shape names run writers}), answers {@code done}. */
final class RivalProcess {

    private RivalProcess() {}

    public static void main(String[] arguments) {
        try (var store = new TestStore(PostgresAddress.parse(arguments[0]), new TextCodec());
                var lines = new Scanner(System.in)) {
            System.out.println("ready");
            while (lines.hasNextLine()) {
                String[] race = lines.nextLine().split(" ");
                new NameRace(BoundaryShape.valueOf(race[0]), Integer.parseInt(race[1]), Long.parseLong(race[2]))
                        .among(List.of(store), Integer.parseInt(race[3]));
                System.out.println("done");
            }
        }
    }
}
