package otklik.classify.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that may be read up to a length and no further. */
final class LimitedBody extends FilterInputStream {
    private final long most;
    private long read;

    LimitedBody(InputStream body, long most) {
        super(body);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int got = super.read(into, from, length);
        count(Math.max(got, 0));
        return got;
    }

    /** @throws Refusal with 413 */
    private void count(int more) {
        read += more;
        if (read > most) {
            throw new Refusal(Problem.of(413, "Content Too Large", "the body has at most " + most + " bytes"));
        }
    }
}
