package otklik.deploy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A rendered set of Kubernetes objects. */
record Manifests(List<HasMetadata> objects) {

    /** A workload and the pods that it makes. */
    record Workload(HasMetadata owner, PodTemplateSpec pods) {
        String name() {
            return nameOf(owner);
        }

        Map<String, String> labels() {
            return pods.getMetadata().getLabels();
        }
    }

    /** True where {@code kubectl kustomize} can be had: kubectl 1.21 or newer on the path. */
    static boolean canRender() {
        try {
            return run(List.of("kubectl", "kustomize", "--help"), Path.of(".")).exitCode() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** The YAML that a kustomization renders to. */
    static String render(Path kustomization) throws IOException {
        var rendered = run(List.of("kubectl", "kustomize", kustomization.toString()), kustomization);
        if (rendered.exitCode() != 0) {
            throw new IOException("kubectl kustomize " + kustomization + ": " + rendered.output());
        }
        return rendered.output();
    }

    /** Reads YAML documents; a kind that Kubernetes does not have becomes a GenericKubernetesResource. */
    static Manifests parse(String yaml) {
        var objects = new ArrayList<HasMetadata>();
        var serialization = new KubernetesSerialization();
        Arrays.stream(yaml.split("(?m)^---\\s*$"))
                .filter(document -> !document.isBlank())
                .map(document ->
                        serialization.unmarshal(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8))))
                .forEach(parsed -> {
                    switch (parsed) {
                        case HasMetadata one -> objects.add(one);
                        case Collection<?> several -> several.forEach(one -> objects.add((HasMetadata) one));
                        default -> throw new IllegalArgumentException("No object of Kubernetes: " + parsed);
                    }
                });
        return new Manifests(objects);
    }

    <T extends HasMetadata> List<T> all(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <T extends HasMetadata> Optional<T> find(Class<T> kind, String name) {
        return all(kind).stream().filter(one -> nameOf(one).equals(name)).findFirst();
    }

    List<Workload> workloads() {
        var workloads = new ArrayList<Workload>();
        for (var object : objects) {
            switch (object) {
                case StatefulSet set ->
                    workloads.add(new Workload(set, set.getSpec().getTemplate()));
                case Deployment deployment ->
                    workloads.add(new Workload(deployment, deployment.getSpec().getTemplate()));
                case Job job -> workloads.add(new Workload(job, job.getSpec().getTemplate()));
                default -> {}
            }
        }
        return workloads;
    }

    /** The four services' workloads: those with the label {@code otklik/kind: service}. */
    List<Workload> services() {
        return workloads().stream()
                .filter(workload -> "service".equals(workload.labels().get("otklik/kind")))
                .toList();
    }

    /** Workloads whose pods a selector of plain labels takes. */
    List<Workload> selectedBy(Map<String, String> labels) {
        return workloads().stream()
                .filter(workload -> workload.labels().entrySet().containsAll(labels.entrySet()))
                .toList();
    }

    /** The text of a key of the ConfigMap whose generated name begins so. */
    String text(String configMap, String key) {
        return all(ConfigMap.class).stream()
                .filter(map -> nameOf(map).startsWith(configMap + "-"))
                .map(map -> map.getData().get(key))
                .findFirst()
                .orElseThrow();
    }

    static String nameOf(HasMetadata object) {
        return object.getMetadata().getName();
    }

    /** What a program printed, errors after the rest, and how it ended. */
    record Run(int exitCode, String output) {}

    static Run run(List<String> command, Path folder) throws IOException {
        var errors = Files.createTempFile("otklik", ".err");
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(errors.toFile())
                    .start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(command + " does not end");
            }
            var exitCode = process.exitValue();
            return new Run(exitCode, exitCode == 0 ? output : output + Files.readString(errors));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while running " + command, e);
        } finally {
            Files.deleteIfExists(errors);
        }
    }
}
