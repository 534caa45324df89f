package dev.tributary.engine.spi;

import java.util.Map;

/**
 * Answers what rules look up: {@code lookup('crm', contact.email).tier}. Found as beans of the application; the first that
 * knows a name is asked. Thread-safe.
 */
public interface Lookups {
    /** Whether it can be asked under this name now. */
    boolean knows(String name);

    /**
     * What is known about a key, by field; empty when nothing is. May block for two seconds; then its thread is
     * interrupted, and it is as if it had not answered. Asked again a few times when it did not, and not asked about the
     * same key for some minutes when it did.
     *
     * @throws Exception when there is no answer now
     */
    Map<String, String> ask(String name, String key) throws Exception;
}
