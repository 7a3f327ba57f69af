package otklik.deploy;

import static otklik.deploy.Manifests.nameOf;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import otklik.deploy.Manifests.Workload;

/** Names that one object says and another must have: ConfigMaps, Secrets, accounts, volumes, ports, backends. */
final class References {
    private final Manifests manifests;
    private final Set<String> secretsFromElsewhere;
    private final List<String> faults = new ArrayList<>();

    private References(Manifests manifests, Set<String> secretsFromElsewhere) {
        this.manifests = manifests;
        this.secretsFromElsewhere = secretsFromElsewhere;
    }

    /** @param secretsFromElsewhere names of Secrets that are made by hand */
    static List<String> faults(Manifests manifests, Set<String> secretsFromElsewhere) {
        var references = new References(manifests, secretsFromElsewhere);
        manifests.workloads().forEach(references::workload);
        manifests.all(StatefulSet.class).forEach(references::governingService);
        manifests.all(Service.class).forEach(references::service);
        manifests.all(Ingress.class).forEach(references::ingress);
        return references.faults;
    }

    private void workload(Workload workload) {
        var spec = workload.pods().getSpec();
        var account = spec.getServiceAccountName();
        if (account != null && manifests.find(ServiceAccount.class, account).isEmpty()) {
            faults.add(workload.name() + ": no ServiceAccount " + account);
        }
        var volumes = new ArrayList<String>();
        for (var volume : spec.getVolumes()) {
            volumes.add(volume.getName());
            if (volume.getConfigMap() != null) {
                configMap(workload, volume.getConfigMap().getName(), null);
            }
            if (volume.getSecret() != null) {
                var optional = Boolean.TRUE.equals(volume.getSecret().getOptional());
                secret(workload, volume.getSecret().getSecretName(), null, optional);
            }
        }
        if (workload.owner() instanceof StatefulSet set) {
            set.getSpec().getVolumeClaimTemplates().forEach(claim -> volumes.add(nameOf(claim)));
        }
        for (var container : spec.getContainers()) {
            container(workload, container);
            container.getVolumeMounts().stream()
                    .map(VolumeMount::getName)
                    .filter(name -> !volumes.contains(name))
                    .forEach(name -> faults.add(workload.name() + ": no volume " + name));
        }
    }

    private void container(Workload workload, Container container) {
        for (var variable : container.getEnv()) {
            var source = variable.getValueFrom();
            if (source == null) {
                continue;
            }
            if (source.getConfigMapKeyRef() != null) {
                configMap(
                        workload,
                        source.getConfigMapKeyRef().getName(),
                        source.getConfigMapKeyRef().getKey());
            }
            if (source.getSecretKeyRef() != null) {
                secret(
                        workload,
                        source.getSecretKeyRef().getName(),
                        source.getSecretKeyRef().getKey(),
                        Boolean.TRUE.equals(source.getSecretKeyRef().getOptional()));
            }
        }
        Stream.of(container.getStartupProbe(), container.getReadinessProbe(), container.getLivenessProbe())
                .filter(Objects::nonNull)
                .forEach(probe -> probe(workload, container, probe));
    }

    private void probe(Workload workload, Container container, Probe probe) {
        var port = probe.getHttpGet() != null
                ? probe.getHttpGet().getPort()
                : probe.getTcpSocket() != null ? probe.getTcpSocket().getPort() : null;
        if (port != null && !hasPort(container, port.getValue())) {
            faults.add(workload.name() + ": a probe asks port " + port.getValue() + ", which the container has not");
        }
    }

    private void configMap(Workload workload, String name, @org.jspecify.annotations.Nullable String key) {
        var map = manifests.find(ConfigMap.class, name);
        if (map.isEmpty()) {
            faults.add(workload.name() + ": no ConfigMap " + name);
        } else if (key != null && !map.get().getData().containsKey(key)) {
            faults.add(workload.name() + ": ConfigMap " + name + " has no key " + key);
        }
    }

    private void secret(
            Workload workload, String name, @org.jspecify.annotations.Nullable String key, boolean optional) {
        var secret = manifests.find(Secret.class, name);
        if (secret.isEmpty()) {
            if (!optional && !secretsFromElsewhere.contains(name)) {
                faults.add(workload.name() + ": no Secret " + name);
            }
        } else if (key != null && !secret.get().getData().containsKey(key)) {
            faults.add(workload.name() + ": Secret " + name + " has no key " + key);
        }
    }

    private void governingService(StatefulSet set) {
        if (manifests.find(Service.class, set.getSpec().getServiceName()).isEmpty()) {
            faults.add(nameOf(set) + ": no Service " + set.getSpec().getServiceName());
        }
    }

    private void service(Service service) {
        var selected = manifests.selectedBy(service.getSpec().getSelector());
        for (var port : service.getSpec().getPorts()) {
            Object target = port.getTargetPort() == null
                    ? port.getPort()
                    : port.getTargetPort().getValue();
            for (var workload : selected) {
                if (workload.pods().getSpec().getContainers().stream().noneMatch(one -> hasPort(one, target))) {
                    faults.add(
                            "Service " + nameOf(service) + ": pods of " + workload.name() + " have no port " + target);
                }
            }
        }
    }

    private void ingress(Ingress ingress) {
        for (var rule : ingress.getSpec().getRules()) {
            for (var path : rule.getHttp().getPaths()) {
                var backend = path.getBackend().getService();
                var ports = manifests
                        .find(Service.class, backend.getName())
                        .map(service -> service.getSpec().getPorts())
                        .orElse(List.of());
                if (ports.stream()
                        .noneMatch(port -> names(
                                port,
                                backend.getPort().getName(),
                                backend.getPort().getNumber()))) {
                    faults.add("Ingress " + nameOf(ingress) + ": " + path.getPath() + " goes to no Service "
                            + backend.getName() + " with port " + backend.getPort());
                }
            }
        }
    }

    private static boolean names(ServicePort port, String name, Integer number) {
        return name != null ? name.equals(port.getName()) : port.getPort().equals(number);
    }

    static boolean hasPort(Container container, Object port) {
        return container.getPorts().stream()
                .anyMatch(one -> port.equals(one.getName()) || port.equals(one.getContainerPort()));
    }

    /** What Secrets' files each workload can read: secret names by workload. */
    static Map<String, List<String>> secretVolumes(Manifests manifests) {
        return manifests.services().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Workload::name,
                        workload -> workload.pods().getSpec().getVolumes().stream()
                                .filter(volume -> volume.getSecret() != null)
                                .map(volume -> volume.getSecret().getSecretName())
                                .toList()));
    }
}
