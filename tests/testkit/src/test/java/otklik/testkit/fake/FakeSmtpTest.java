package otklik.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeSmtpTest {
    private final FakeSmtp relay = FakeSmtp.start();

    @AfterEach
    void stop() {
        relay.close();
    }

    @Test
    void shouldKeepALetterWithItsHeadAndTextReadable() throws IOException {
        assertThat(send("a@mail.example")).startsWith("250 ");

        SmtpLetter letter = relay.mailbox("a@mail.example").getFirst();
        assertThat(letter.header("subject")).isEqualTo("Ваше обращение");
        assertThat(letter.text()).isEqualTo("да=yes\r\n.dot\r\n");
    }

    @Test
    void shouldAnswerForAnAddressAsTold() throws IOException {
        relay.refuse("b@mail.example", "550 5.1.1 no such user");

        assertThat(send("b@mail.example")).isEqualTo("550 5.1.1 no such user");
        assertThat(relay.letters()).isEmpty();
    }

    @Test
    void shouldKeepWithoutAnswerWhatMeetsAReset() throws IOException {
        relay.faults().next(Fault.resetAfterAcceptance());

        assertThat(send("a@mail.example")).isNull();
        assertThat(relay.mailbox("a@mail.example")).hasSize(1);
    }

    @Test
    void shouldRefuseWithTheCodeOfTheFault() throws IOException {
        relay.faults().next(new Fault.Refuse(421, null));

        assertThat(send("a@mail.example")).startsWith("421 4.");
        assertThat(relay.mailbox("a@mail.example")).isEmpty();
    }

    /** The last reply; absent when the connection broke. */
    private @Nullable String send(String address) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", relay.port())) {
            BufferedReader replies =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            OutputStream commands = socket.getOutputStream();
            replies.readLine();
            String[] dialogue = {
                "HELO me",
                "MAIL FROM:<me@mail.example>",
                "RCPT TO:<" + address + ">",
                "DATA",
                "Subject: =?UTF-8?Q?=D0=92=D0=B0=D1=88=D0=B5_?=\r\n =?UTF-8?Q?=D0=BE=D0=B1=D1=80=D0=B0=D1=89=D0=B5=D0=BD=D0=B8=D0=B5?="
                        + "\r\n\r\n=D0=B4=\r\n=D0=B0=3Dyes\r\n..dot\r\n."
            };
            String reply = null;
            for (String command : dialogue) {
                commands.write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
                try {
                    reply = replies.readLine();
                } catch (IOException broken) {
                    return null;
                }
                if (reply == null || reply.startsWith("5")) {
                    return reply;
                }
            }
            return reply;
        }
    }
}
