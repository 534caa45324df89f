package dev.tributary.ui.rig;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The application as the build leaves it: unpacked, with what one start has taught the virtual machine if it was asked to learn. */
public final class BuiltApp {
    private BuiltApp() {}

    /**
     * The words that start it as the launcher does, with JVM options such as {@code -Xmx512m}; the settings come behind them.
     *
     * @throws IllegalStateException when it is not built yet
     */
    public static List<String> command(List<String> javaOptions) {
        Path folder = folder();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        Path learned = folder.resolve("tributary.aot");
        if (Files.exists(learned)) command.add("-XX:AOTCache=" + learned);
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-jar", folder.resolve("tributary-app.jar").toString()));
        return command;
    }

    /** Seen from the project's folder or from the module's. */
    private static Path folder() {
        for (String place : List.of("target/app", "ui/target/app")) {
            Path folder = Path.of(place);
            if (Files.exists(folder.resolve("tributary-app.jar"))) return folder.toAbsolutePath();
        }
        throw new IllegalStateException("the application is not built yet: mvn package, or ./tributary start");
    }
}
