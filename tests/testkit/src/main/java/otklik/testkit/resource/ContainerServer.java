package otklik.testkit.resource;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A container on a fixed port of the loopback, so that clients find it again after a restart; its data is in the
 * container's own layer and survives a kill, not {@link #discard()}.
 */
final class ContainerServer implements Server {

    private final GenericContainer<?> container;
    private final int port;
    private final Runnable awaitService;
    private boolean created;

    /** @param awaitService returns when the server serves, or fails */
    ContainerServer(String image, Map<String, String> environment, int containerPort, int port, Runnable awaitService) {
        this.port = port;
        this.awaitService = awaitService;
        PortBinding binding = new PortBinding(Binding.bindIpAndPort("127.0.0.1", port), ExposedPort.tcp(containerPort));
        this.container = new GenericContainer<>(DockerImageName.parse(image))
                .withEnv(environment)
                .withCreateContainerCmdModifier(command -> command.withExposedPorts(ExposedPort.tcp(containerPort))
                        .withHostConfig(HostConfig.newHostConfig().withPortBindings(binding)));
    }

    @Override
    public void start() {
        if (created) {
            container
                    .getDockerClient()
                    .startContainerCmd(container.getContainerId())
                    .exec();
        } else {
            container.start();
            created = true;
        }
        awaitService.run();
    }

    @Override
    public void stop() {
        container
                .getDockerClient()
                .stopContainerCmd(container.getContainerId())
                .withTimeout(30)
                .exec();
    }

    @Override
    public void kill() {
        container
                .getDockerClient()
                .killContainerCmd(container.getContainerId())
                .withSignal("KILL")
                .exec();
    }

    @Override
    public void discard() {
        container.stop();
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }
}
