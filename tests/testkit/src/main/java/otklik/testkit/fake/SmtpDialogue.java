package otklik.testkit.fake;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One connection of a {@link FakeSmtp}. Confined to its server's one thread. */
final class SmtpDialogue {
    private static final String TAKEN = "250 2.0.0 queued";

    private final FakeSmtp relay;
    private final NetSocket socket;
    private final StringBuilder data = new StringBuilder();
    private String recipient = "";
    private boolean inData;
    private boolean dead;

    SmtpDialogue(FakeSmtp relay, NetSocket socket) {
        this.relay = relay;
        this.socket = socket;
    }

    void begin() {
        socket.exceptionHandler(broken -> dead = true);
        socket.closeHandler(closed -> dead = true);
        socket.handler(RecordParser.newDelimited("\r\n", this::line));
        if (!relay.isSilent()) {
            say("220 relay.example ESMTP");
        }
    }

    private void line(Buffer arrived) {
        String line = arrived.toString(StandardCharsets.UTF_8);
        if (relay.isSilent()) {
            return;
        }
        if (inData) {
            data(line);
        } else {
            command(line);
        }
    }

    private void command(String line) {
        String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        switch (verb) {
            case "EHLO" -> say("250-relay.example\r\n250-SIZE 100000\r\n250 ENHANCEDSTATUSCODES");
            case "HELO", "NOOP", "RSET" -> say("250 2.0.0 fine");
            case "MAIL" -> say("250 2.1.0 fine");
            case "RCPT" -> {
                recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                String refusal = relay.refusal(recipient);
                say(refusal == null ? "250 2.1.5 fine" : refusal);
            }
            case "DATA" -> {
                inData = true;
                data.setLength(0);
                say("354 go on");
            }
            case "QUIT" -> {
                say("221 2.0.0 bye");
                var _ = socket.close();
            }
            default -> say("502 5.5.1 unknown");
        }
    }

    private void data(String line) {
        if (!line.equals(".")) {
            data.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            return;
        }
        inData = false;
        SmtpLetter letter = letter();
        switch (relay.fault(letter).orElse(null)) {
            case null -> {
                relay.keep(letter, true);
                say(TAKEN);
            }
            case Fault.Refuse fault -> {
                relay.keep(letter, false);
                say(fault.status() + " " + fault.status() / 100 + ".0.0 refused");
            }
            case Fault.AnswerLate late -> {
                relay.keep(letter, true);
                relay.later(late.delay(), () -> say(TAKEN));
            }
            case Fault.Hang hang -> relay.keep(letter, hang.accepts());
            case Fault.Reset reset -> {
                relay.keep(letter, reset.accepts());
                var _ = socket.close();
            }
            case Fault.Nonsense nonsense -> {
                relay.keep(letter, true);
                say("HTTP/1.1 400 Bad Request");
            }
        }
    }

    private SmtpLetter letter() {
        String whole = data.toString();
        int end = whole.indexOf("\r\n\r\n");
        String head = end < 0 ? whole : whole.substring(0, end);
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header : head.replaceAll("\r?\n[ \t]+", " ").split("\r\n")) {
            int colon = header.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        header.substring(0, colon).toLowerCase(Locale.ROOT),
                        SmtpLetter.readable(header.substring(colon + 1).strip()));
            }
        }
        return new SmtpLetter(0, Instant.now(), recipient, false, headers, end < 0 ? "" : whole.substring(end + 4));
    }

    private void say(String reply) {
        if (!dead) {
            var _ = socket.write(reply + "\r\n");
        }
    }
}
