package otklik.ingest.attachment.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** A bucket of an S3-compatible store. Integrity is the encryption's, so that stores without Amazon's checksums will do. */
public final class S3Store implements BlobStore {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(30);

    private final S3Client client;
    private final String bucket;

    public S3Store(URI endpoint, String region, String bucket, String accessKey, String secretKey) {
        this.bucket = bucket;
        this.client = S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(true)
                        .chunkedEncodingEnabled(false)
                        .build())
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(READ)
                        .build())
                .build();
    }

    @Override
    public void put(String name, byte[] sealed) throws IOException {
        try {
            client.putObject(
                    request -> request.bucket(bucket).key(name).contentType("application/octet-stream"),
                    RequestBody.fromBytes(sealed));
        } catch (SdkException e) {
            throw away(e);
        }
    }

    @Override
    public InputStream get(String name) throws IOException {
        try {
            return client.getObject(request -> request.bucket(bucket).key(name));
        } catch (NoSuchKeyException e) {
            throw new FileNotFoundException(name);
        } catch (SdkException e) {
            throw away(e);
        }
    }

    @Override
    public void delete(String name) throws IOException {
        try {
            client.deleteObject(request -> request.bucket(bucket).key(name));
        } catch (SdkException e) {
            throw away(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static IOException away(SdkException e) {
        return new IOException("the S3 store does not do it: " + e.getClass().getSimpleName(), e);
    }
}
