package otklik.ingest.attachment;

import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import otklik.contracts.DerivedId;
import otklik.ingest.attachment.source.Allowance;
import otklik.ingest.attachment.source.Fetched;
import otklik.ingest.attachment.source.Source;

/** Files that came with their message, {@code upload:<id>}: they are kept before the message goes on its way. */
@Singleton
final class UploadSource implements Source {
    private static final String SCHEME = "upload:";
    private static final Pattern ADDRESS = Pattern.compile(SCHEME + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** The same for the same cause: what is sent again has the same address. */
    static String address(String... cause) {
        return SCHEME + DerivedId.of("upload", cause);
    }

    static String id(String address) {
        return address.substring(SCHEME.length());
    }

    @Override
    public boolean knows(String address) {
        return ADDRESS.matcher(address).matches();
    }

    @Override
    public String host(String address) {
        return "upload";
    }

    @Override
    public Fetched fetch(String address, String owner, Allowance allowance) {
        return new Fetched.Kept();
    }
}
