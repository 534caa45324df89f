package dev.tributary.engine.secret;

/** A secret in the database does not open with this installation's key. */
public final class WrongKeyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongKeyException() {
        super("a secret in the database was encrypted with another key; put the secret.key of this installation back"
                + " into the data folder, or enter the secret again");
    }
}
