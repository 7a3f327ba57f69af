package otklik.deploy;

import static otklik.deploy.Manifests.nameOf;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import otklik.deploy.Manifests.Workload;

/** Selectors must take the pods that they are written for, ports of policies must be those pods'. */
final class Selectors {
    private final Manifests manifests;
    private final List<String> faults = new ArrayList<>();

    private Selectors(Manifests manifests) {
        this.manifests = manifests;
    }

    static List<String> faults(Manifests manifests) {
        var selectors = new Selectors(manifests);
        manifests.all(StatefulSet.class).forEach(selectors::statefulSet);
        manifests.all(Service.class).forEach(selectors::service);
        manifests
                .all(PodDisruptionBudget.class)
                .forEach(budget -> selectors.takesOne(
                        "PodDisruptionBudget " + nameOf(budget),
                        budget.getSpec().getSelector()));
        manifests.all(NetworkPolicy.class).forEach(selectors::policy);
        return selectors.faults;
    }

    private void statefulSet(StatefulSet set) {
        var labels = set.getSpec().getTemplate().getMetadata().getLabels();
        if (!takes(set.getSpec().getSelector(), labels)) {
            faults.add(
                    "StatefulSet " + nameOf(set) + ": its selector does not take its own pods, which have " + labels);
        }
        manifests.all(StatefulSet.class).stream()
                .filter(other -> other != set)
                .filter(other -> takes(
                        set.getSpec().getSelector(),
                        other.getSpec().getTemplate().getMetadata().getLabels()))
                .forEach(
                        other -> faults.add("StatefulSet " + nameOf(set) + " also takes the pods of " + nameOf(other)));
    }

    private void service(Service service) {
        var selected = manifests.selectedBy(service.getSpec().getSelector());
        if (selected.size() != 1 || !selected.getFirst().name().equals(nameOf(service))) {
            faults.add("Service " + nameOf(service)
                    + " should take the pods of the workload of its name, but takes those of "
                    + selected.stream().map(Workload::name).toList());
        }
    }

    private void policy(NetworkPolicy policy) {
        var place = "NetworkPolicy " + nameOf(policy);
        takesOne(place, policy.getSpec().getPodSelector());
        for (var rule : policy.getSpec().getIngress()) {
            rule.getFrom().forEach(peer -> peer(place, peer.getPodSelector()));
            rule.getPorts().forEach(port -> port(place, policy.getSpec().getPodSelector(), port.getPort()));
        }
        for (var rule : policy.getSpec().getEgress()) {
            rule.getTo().forEach(peer -> peer(place, peer.getPodSelector()));
        }
    }

    private void peer(String place, LabelSelector peer) {
        if (peer != null) {
            takesOne(place, peer);
        }
    }

    private void port(String place, LabelSelector pods, IntOrString port) {
        manifests.workloads().stream()
                .filter(workload -> takes(pods, workload.labels()))
                .filter(workload -> workload.pods().getSpec().getContainers().stream()
                        .noneMatch(container -> References.hasPort(container, port.getValue())))
                .forEach(workload ->
                        faults.add(place + ": pods of " + workload.name() + " have no port " + port.getValue()));
    }

    private void takesOne(String place, LabelSelector selector) {
        if (manifests.workloads().stream().noneMatch(workload -> takes(selector, workload.labels()))) {
            faults.add(place + ": a selector takes no pod: " + selector);
        }
        for (var requirement : selector.getMatchExpressions()) {
            for (var value : requirement.getValues()) {
                if (manifests.workloads().stream()
                        .noneMatch(workload -> value.equals(workload.labels().get(requirement.getKey())))) {
                    faults.add(place + ": no pod has " + requirement.getKey() + "=" + value);
                }
            }
        }
    }

    static boolean takes(LabelSelector selector, Map<String, String> labels) {
        return labels.entrySet().containsAll(selector.getMatchLabels().entrySet())
                && selector.getMatchExpressions().stream().allMatch(requirement -> meets(requirement, labels));
    }

    private static boolean meets(LabelSelectorRequirement requirement, Map<String, String> labels) {
        var value = labels.get(requirement.getKey());
        return switch (requirement.getOperator()) {
            case "In" -> value != null && requirement.getValues().contains(value);
            case "NotIn" -> value == null || !requirement.getValues().contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> throw new IllegalArgumentException("No such operator: " + requirement.getOperator());
        };
    }
}
