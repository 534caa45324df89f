package dev.tributary.ui;

import dev.tributary.ui.command.ChannelCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the house, or does what the command line says. */
@SpringBootApplication(scanBasePackages = "dev.tributary")
public class TributaryApplication {
    /** With {@code --name=value} settings starts the house; {@code channel add …} connects a channel. */
    public static void main(String[] arguments) {
        if (packed()) System.setProperty("jdk.virtualThreadScheduler.parallelism", "256");
        if (arguments.length > 0 && arguments[0].equals("channel")) System.exit(ChannelCommand.run(arguments));
        SpringApplication.run(TributaryApplication.class, arguments);
    }

    /**
     * Whether classes come out of jars in the jar. There a virtual thread that loads one keeps its carrier while it waits for
     * the jar; as many as there are cores, and who has the jar gets no carrier to give it back. The launcher unpacks the jar;
     * for who does not, there are carriers enough.
     *
     * <p>Source: Spring Boot's issues 51379 and 51463, open for 4.1.
     */
    private static boolean packed() {
        return TributaryApplication.class.getClassLoader() != ClassLoader.getSystemClassLoader();
    }
}
