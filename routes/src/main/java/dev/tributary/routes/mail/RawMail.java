package dev.tributary.routes.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Date;

/**
 * The bytes of a mail, in memory under a cap.
 *
 * @param bytes the mail
 * @param receivedAt when the server got it, or the epoch when it does not say
 */
record RawMail(byte[] bytes, Instant receivedAt) {
    /** Fetches it without marking it as seen; a mail that says to be too large is not even fetched. */
    static RawMail fetch(Message mail, Instant now) throws MessagingException, UnreadableMailException {
        if (mail.getSize() > MailParser.LARGEST) throw MailParser.tooLarge();
        Capped bytes = new Capped();
        try {
            mail.writeTo(bytes);
        } catch (TooLarge e) {
            throw MailParser.tooLarge();
        } catch (IOException e) {
            throw new MessagingException("the mail could not be fetched", e);
        }
        Date received = mail.getReceivedDate();
        return new RawMail(bytes.toByteArray(), received == null ? now : received.toInstant());
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    private static final class Capped extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1024);

        @Override
        public void write(int b) throws IOException {
            room(1);
            bytes.write(b);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            room(length);
            bytes.write(from, offset, length);
        }

        private void room(int length) throws IOException {
            if (bytes.size() + length > MailParser.LARGEST) throw new TooLarge();
        }

        byte[] toByteArray() {
            return bytes.toByteArray();
        }
    }
}
