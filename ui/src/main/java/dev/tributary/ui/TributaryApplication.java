package dev.tributary.ui;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the house. */
@SpringBootApplication(scanBasePackages = "dev.tributary")
public class TributaryApplication {
    /** With the arguments of the command line: {@code --name=value} settings. */
    public static void main(String[] arguments) {
        SpringApplication.run(TributaryApplication.class, arguments);
    }
}
