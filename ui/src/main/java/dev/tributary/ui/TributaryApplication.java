package dev.tributary.ui;

import dev.tributary.ui.command.ChannelCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the house, or does what the command line says. */
@SpringBootApplication(scanBasePackages = "dev.tributary")
public class TributaryApplication {
    /** With {@code --name=value} settings starts the house; {@code channel add …} connects a channel. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("channel")) System.exit(ChannelCommand.run(arguments));
        SpringApplication.run(TributaryApplication.class, arguments);
    }
}
