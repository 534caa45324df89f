package dev.tributary.engine.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an account's owner lets the house in on a provider's own page, instead of typing a secret that the provider gave out
 * (RFC 6749 section 4.1, with the proof of RFC 7636).
 */
public interface Consent {
    /** The secret field of the form that is filled by it. */
    String fills();

    /** Whose page it is, by name, as things are chosen in the form; null where there is none to ask. */
    @Nullable
    String provider(ChannelSettings typed);

    /**
     * A question to the account's owner, good for one answer.
     *
     * @param back where the provider sends the browser back to
     * @throws IllegalArgumentException when a needed field is missing; the message is a message key for people
     */
    Question ask(ChannelSettings typed, String back);

    /** Takes the code with which the browser came back to the provider. May take half a minute; never throws. */
    Answer redeem(ChannelSettings typed, Question question, String code);

    /**
     * A question.
     *
     * @param url the provider's page
     * @param state what the browser must bring back, so that the answer is to this question
     * @param verifier what proves that the answer comes from who asked; known to nobody else
     * @param back where the browser comes back to
     */
    record Question(String url, String state, String verifier, String back) {
        /** Shows nothing. */
        @Override
        public String toString() {
            return "a question";
        }
    }

    /**
     * An answer.
     *
     * @param secrets the secret fields of the form that are filled by it
     * @param trouble why there is none, or null
     */
    record Answer(Map<String, String> secrets, @Nullable Trouble trouble) {
        public Answer {
            secrets = Map.copyOf(secrets);
        }

        /** There is none. */
        public static Answer none(Trouble why) {
            return new Answer(Map.of(), why);
        }

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Answer" + secrets.keySet() + trouble;
        }
    }
}
