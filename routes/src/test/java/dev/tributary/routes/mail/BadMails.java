package dev.tributary.routes.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.Queue;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Mails that break rules, each in one way: what a mailbox that has stood open for years holds. */
final class BadMails {
    private final Map<String, byte[]> all = new LinkedHashMap<>();

    private BadMails() {
        headers();
        senders();
        texts();
        parts();
        files();
    }

    /** All of them, by what is bad about them. */
    static Map<String, byte[]> all() {
        return new BadMails().all;
    }

    private void headers() {
        raw("nothing at all", "");
        raw("one line end", "\n");
        raw("no header", "hello");
        raw("a header that never ends", "From: eva@customer.example\nSubject: hello");
        raw("a line without a colon", "From: eva@customer.example\nno colon here\nSubject: x\n\nhello\n");
        raw("a continued first line", " continued\nFrom: eva@customer.example\n\nhello\n");
        mail("no subject", "", "hello");
        raw("no sender", "Subject: hello\n\nhello\n");
        mail("no date", "Subject: x\n", "hello");
        mail("a date nobody can read", "Date: the day after tomorrow\n", "hello");
        mail("a date far ahead", "Date: Wed, 25 Nov 99999 10:00:00 +0100\n", "hello");
        mail("a date before all dates", "Date: Mon, 1 Jan 0001 00:00:00 +9999\n", "hello");
        mail("a header line of a million characters", "X-Long: " + "x".repeat(1_000_000) + "\n", "hello");
        mail("a subject of a hundred thousand characters", "Subject: " + "long ".repeat(20_000) + "\n", "hello");
        mail("a subject cut in a pair", "Subject: " + "x".repeat(899) + "😀😀\n", "hello");
        mail("a zero in the subject", "Subject: a\0b =?utf-8?q?a=00b?=\n", "hello");
        mail("a broken encoded word", "Subject: =?utf-8?b?!!!!?= =?utf-8?q?=ZZ?= =?utf-8?\n", "hello");
        mail("line ends in an encoded word", "Subject: =?utf-8?q?a=0D=0ABcc:_evil@else.example?=\n", "hello");
        mail("an encoded word of no charset", "Subject: =?klingon?q?a=E9b?= =?*?q?x?= =??q?x?=\n", "hello");
        mail("half a pair in an encoded word", "Subject: =?utf-16be?b?2AA=?= =?utf-8?q?=ED=A0=80?=\n", "hello");
        bytes("bytes of no charset in a header", "Subject: \u00e9\u00ff\u0081\n", "hello", ISO_8859_1);
        mail("an id of five thousand characters", "Message-ID: <" + "i".repeat(5_000) + "@x.example>\n", "hello");
        mail("an id with a zero and blanks in it", "Message-ID: <a b\0c @ x>\n", "hello");
        mail("an empty id", "Message-ID: <>\n", "hello");
        mail("references in a circle", "Message-ID: <c@x>\nReferences: <c@x> <c@x>\nIn-Reply-To: <c@x>\n", "hello");
        mail("ten thousand references", "References: " + "<r%d@x> ".repeat(10_000) + "\n", "hello");
        mail("references of enormous length", "References: <" + "r".repeat(9_000) + "@x>\n", "hello");
        mail("an index that is none", "Thread-Index: !!!!\nThread-Topic: =?x?\n", "hello");
    }

    private void senders() {
        raw("three senders", "From: a@x.example\nFrom: b@x.example\nFrom: c@x.example\n\nhello\n");
        raw("an empty sender", "From: <>\n\nhello\n");
        raw("a sender without an at sign", "From: somebody\n\nhello\n");
        raw("a sender of ten thousand characters", "From: " + "e".repeat(10_000) + "@x.example\n\nhello\n");
        raw("a group as sender", "From: friends: a@x.example, b@x.example;\n\nhello\n");
        raw("brackets in brackets", "From: " + "(".repeat(3_000) + "x" + ")".repeat(3_000) + " a@x.example\n\nhello\n");
        raw("a sender with a zero", "From: \"a\0b\" <e\0va@x.example>\n\nhello\n");
        mail("ten thousand recipients", "To: " + "someone@else.example, ".repeat(10_000) + "\n", "hello");
        mail("recipients that are none", "To: ,,,;;;<<<>>>@@@\nCc: (((\nReply-To: =?x?=\n", "hello");
    }

    private void texts() {
        mail("a zero in the text", "", "a\0b\0");
        mail("only returns for line ends", "", "one\rtwo\rthree");
        bytes("bare line feeds", "From: eva@customer.example\nMessage-ID: <lf@x>\n\none\ntwo\n");
        mail("no charset of that name", "Content-Type: text/plain; charset=klingon\n", "á");
        mail("an empty charset", "Content-Type: text/plain; charset=\"\"\n", "á");
        bytes("a charset that lies", "Content-Type: text/plain; charset=utf-8\n", "\u00e1\u00ff\u0080", ISO_8859_1);
        mail("seven bits with shifts", "Content-Type: text/plain; charset=utf-7\n", "+AOE- +!!-");
        mail("shifts that never end", "Content-Type: text/plain; charset=iso-2022-jp\n", "\u001b$B%\u001b(");
        bytes("an odd number of bytes in pairs", "Content-Type: text/plain; charset=utf-16le\n", "aé\n", UTF_16LE);
        encoded("quoted-printable", "a=ZZ=\n=\n=4");
        encoded("base64", "!!!a*G*V*s*bG8=====");
        encoded("base64", "aGVsbG8gaGVs");
        encoded("x-uuencode", "begin 644\n#not\n");
        encoded("eleventy-bit", "hello");
        encoded("binary", "a\0\0\0b");
        mail("a line of five million characters", "", "x".repeat(5_000_000));
        mail("a hundred thousand quotation marks", "", ">".repeat(100_000) + " hi");
        html("tags in tags", "<div>".repeat(100_000) + "hi");
        html("a comment that never ends", "<p>hi<!-- " + "-".repeat(100_000));
        html("characters that are none", "&#0;&#xD800;&#x110000;&#9999999999;\0<p>hi");
        html("a tag that never ends", "<a href=\"" + "x".repeat(500_000));
        html("a style without end", "<style>" + "a{b:c}".repeat(100_000));
    }

    private void parts() {
        type("no boundary", "multipart/mixed", "--x\n\nhello\n--x--");
        type("an empty boundary", "multipart/mixed; boundary=\"\"", "--\n\nhello\n----");
        type("a boundary of five thousand characters", "multipart/mixed; boundary=" + "b".repeat(5_000), "hello");
        type("parts that never end", "multipart/mixed; boundary=x", "--x\n\nhello\n--x\n\nagain");
        type("an empty multipart", "multipart/mixed; boundary=x", "--x--");
        type("alternatives to nothing", "multipart/alternative; boundary=x", "--x\n\n--x\n\n--x--");
        type("a type that is none", ";;;;=\"", "hello");
        type("a type of a thousand characters", "x".repeat(500) + "/" + "y".repeat(500), "hello");
        type("ten thousand parameters", "text/plain; " + "a=b; ".repeat(10_000), "hello");
        type("ten thousand parts", "multipart/mixed; boundary=x", "--x\n\nhi\n".repeat(10_000) + "--x--");
        type("a report of nothing", "multipart/report; report-type=delivery-status; boundary=x", "--x\n\n--x--");
        type("a mail in a mail that is none", "message/rfc822", "\0\0:::\n\n\n");
        type("winmail.dat that is none", "application/ms-tnef; name=winmail.dat", "\u0078\u009f\u003e\"nonsense");
        type("an invitation that is none", "text/calendar; method=REQUEST", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:x");
        type("flowed text that does not flow", "text/plain; format=flowed; delsp=maybe", " >> > \n-- \n \n");
        raw("eight thousand multiparts in each other", HardMails.nestedText(8_000));
        raw("mails in mails", "From: a@b.example\n" + "Content-Type: message/rfc822\n\n".repeat(2_000) + "hi\n");
    }

    private void files() {
        file(
                "a file name of four thousand characters",
                "Content-Disposition: attachment; filename=" + "n".repeat(4_000));
        file("a file name with a zero", "Content-Disposition: attachment; filename=\"a\0b.txt\"");
        file("a file name that is a path", "Content-Disposition: attachment; filename=\"../../../etc/passwd\"");
        file("a file name nobody can decode", "Content-Disposition: attachment; filename*=klingon''%ZZ%\n");
        file("a disposition that is none", "Content-Disposition: ;;;==\"");
        file("a content id of five thousand characters", "Content-ID: <" + "c".repeat(5_000) + "@x>");
    }

    private void file(String name, String header) {
        type(
                name,
                "multipart/mixed; boundary=x",
                "--x\n\nsee the file\n--x\nContent-Type: application/octet-stream\n" + header
                        + "\nContent-Transfer-Encoding: base64\n\naGVsbG8=\n--x--");
    }

    private void html(String name, String body) {
        type(name, "text/html; charset=utf-8", body);
    }

    private void encoded(String encoding, String body) {
        mail("broken " + encoding + " " + all.size(), "Content-Transfer-Encoding: " + encoding + "\n", body);
    }

    private void type(String name, String type, String body) {
        mail(name, "Content-Type: " + type + "\n", body);
    }

    /** From somebody, with these headers besides. */
    private void mail(String name, String headers, String body) {
        raw(name, sender() + headers + "\n" + body + "\n");
    }

    private String sender() {
        return "From: eva" + all.size() + "@customer.example\n";
    }

    private void raw(String name, String mail) {
        all.put(name, mail.replace("\n", "\r\n").getBytes(UTF_8));
    }

    private void bytes(String name, String mail) {
        all.put(name, mail.getBytes(UTF_8));
    }

    private void bytes(String name, String headers, String body, java.nio.charset.Charset charset) {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        mail.writeBytes((sender() + headers + "\n").getBytes(ISO_8859_1));
        mail.writeBytes(body.getBytes(charset));
        all.put(name, mail.toByteArray());
    }

    /** A mail that nothing is wrong with. */
    static byte[] good(int number) {
        return ("From: good@customer.example\r\nMessage-ID: <good" + number + "@customer.example>\r\nSubject: good\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getEncoder().encodeToString(("good mail " + number).getBytes(UTF_8)) + "\r\n")
                .getBytes(UTF_8);
    }

    /** How many good mails stand in conversations, each with its own text. */
    static long goodOnes(Inbox inbox, UUID agent) {
        return inbox.page(agent, Queue.ALL, 0, 500).stream()
                .flatMap(row -> inbox.thread(agent, row.id(), Long.MAX_VALUE, 500).stream())
                .map(message -> message.body())
                .filter(body -> body.startsWith("good mail "))
                .distinct()
                .count();
    }
}
