package otklik.standalone.proxy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.PoolOptions;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import otklik.standalone.launch.Service;

/**
 * The one address of the system: passes each request to the service that its path belongs to. Bodies stream in both
 * directions at once with backpressure, so that an endless upload can be answered while it goes on, in constant memory.
 * A service that is away is answered for: 503 with Retry-After, as problem+json.
 */
public final class BaseUrl {

    private static final int CONNECT_LIMIT_MILLIS = 1000;
    private static final int MOST_CONNECTIONS_TO_A_SERVICE = 1024;

    private final int port;
    private final ToIntFunction<Service> servicePort;
    private @Nullable Vertx vertx;

    /**
     * @param port where to listen on 127.0.0.1; 0 takes a free one
     * @param servicePort where each service listens
     */
    public BaseUrl(int port, ToIntFunction<Service> servicePort) {
        this.port = port;
        this.servicePort = servicePort;
    }

    /**
     * Starts to listen.
     *
     * @return the port
     */
    public int start() {
        var options = new VertxOptions()
                .setEventLoopPoolSize(2)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
        var running = Vertx.vertx(options);
        vertx = running;
        HttpClient services = running.createHttpClient(
                new HttpClientOptions().setConnectTimeout(CONNECT_LIMIT_MILLIS).setTcpNoDelay(true),
                new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS_TO_A_SERVICE));
        var forwarding = new Forwarding(services, servicePort);
        HttpServer server = running.createHttpServer(new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setTcpNoDelay(true)
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true)
                .setMaxHeaderSize(32 * 1024));
        return await(server.requestHandler(forwarding).listen()).actualPort();
    }

    /** Closes all connections and stops to listen; harmless when it is not started. */
    public void stop() {
        var running = vertx;
        vertx = null;
        if (running != null) {
            await(running.close());
        }
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }
}
