package otklik.testkit.fake;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One bucket of an S3-compatible store over real HTTP, path style: PUT, GET and DELETE of objects, errors as XML. It checks what
 * Amazon documents of Signature Version 4, content hash included; a request that is signed wrong is 403. Thread-safe.
 */
public final class FakeS3 implements AutoCloseable {
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/s3/aws4_request,\\s*SignedHeaders=([^,]+),\\s*Signature=([0-9a-f]{64})");

    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final String bucket;
    private final String accessKey;
    private final String secretKey;
    private final HttpFake http;
    private volatile boolean away;

    private FakeS3(String bucket, String accessKey, String secretKey) {
        this.bucket = bucket;
        this.accessKey = accessKey;
        this.secretKey = secretKey;
        this.http = HttpFake.start(0, request -> request.body().onSuccess(body -> handle(request, body.getBytes())));
    }

    /** Starts on a free port of the loopback, with an empty bucket. */
    public static FakeS3 start(String bucket, String accessKey, String secretKey) {
        return new FakeS3(bucket, accessKey, secretKey);
    }

    public URI endpoint() {
        return http.url("");
    }

    /** What is in the bucket, by name. */
    public Map<String, byte[]> objects() {
        return Map.copyOf(objects);
    }

    /** From now on everything is 503, or no longer. */
    public void setAway(boolean isAway) {
        away = isAway;
    }

    @Override
    public void close() {
        http.close();
    }

    private void handle(HttpServerRequest request, byte[] body) {
        String prefix = "/" + bucket + "/";
        if (away) {
            answer(request, 503, error("ServiceUnavailable"));
        } else if (!isSigned(request, body)) {
            answer(request, 403, error("SignatureDoesNotMatch"));
        } else if (!request.path().startsWith(prefix)) {
            answer(request, 404, error("NoSuchBucket"));
        } else {
            object(request, request.path().substring(prefix.length()), body);
        }
    }

    private void object(HttpServerRequest request, String name, byte[] body) {
        switch (request.method().name()) {
            case "PUT" -> {
                objects.put(name, body);
                answer(request, 200, "");
            }
            case "DELETE" -> {
                objects.remove(name);
                answer(request, 204, "");
            }
            case "GET" -> {
                byte[] found = objects.get(name);
                if (found == null) {
                    answer(request, 404, error("NoSuchKey"));
                } else {
                    var _ = request.response().end(Buffer.buffer(found));
                }
            }
            default -> answer(request, 405, error("MethodNotAllowed"));
        }
    }

    private boolean isSigned(HttpServerRequest request, byte[] body) {
        Matcher told = AUTHORIZATION.matcher(String.valueOf(request.getHeader("Authorization")));
        String contentHash = String.valueOf(request.getHeader("x-amz-content-sha256"));
        if (!told.matches()
                || !told.group(1).equals(accessKey)
                || !contentHash.equals("UNSIGNED-PAYLOAD") && !contentHash.equals(hex(sha256(body)))) {
            return false;
        }
        TreeMap<String, String> headers = new TreeMap<>();
        for (String name : told.group(4).split(";", -1)) {
            headers.put(name, String.valueOf(request.getHeader(name)).strip());
        }
        StringBuilder canonical = new StringBuilder(request.method().name() + "\n" + request.path() + "\n"
                + (request.query() == null ? "" : request.query()) + "\n");
        headers.forEach((name, value) ->
                canonical.append(name).append(':').append(value).append('\n'));
        canonical.append('\n').append(told.group(4)).append('\n').append(contentHash);
        String scope = told.group(2) + "/" + told.group(3) + "/s3/aws4_request";
        String toSign = "AWS4-HMAC-SHA256\n" + request.getHeader("x-amz-date") + "\n" + scope + "\n"
                + hex(sha256(canonical.toString().getBytes(StandardCharsets.UTF_8)));
        byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            key = hmac(key, part);
        }
        return hex(hmac(key, toSign)).equals(told.group(5));
    }

    private static void answer(HttpServerRequest request, int status, String body) {
        var _ = request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/xml")
                .end(body);
    }

    private static String error(String code) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code + "</Code><Message>" + code
                + "</Message></Error>";
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
