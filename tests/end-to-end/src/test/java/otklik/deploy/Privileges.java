package otklik.deploy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.ArrayList;
import java.util.List;

/** Nobody is root, keeps a capability or gets a token of the cluster; only the dev Kafka's image writes beside itself. */
final class Privileges {
    private static final String WRITES_BESIDE_ITSELF = "kafka";

    private Privileges() {}

    static List<String> faults(Manifests manifests) {
        var faults = new ArrayList<String>();
        for (var workload : manifests.workloads()) {
            pod(workload.name(), workload.pods().getSpec(), faults);
            for (var container : workload.pods().getSpec().getContainers()) {
                container(workload.name() + "/" + container.getName(), container, faults);
            }
        }
        return faults;
    }

    private static void pod(String place, PodSpec pod, List<String> faults) {
        var security = pod.getSecurityContext();
        if (security == null || !Boolean.TRUE.equals(security.getRunAsNonRoot()) || security.getRunAsUser() < 1) {
            faults.add(place + ": may run as root");
        }
        if (security == null
                || security.getSeccompProfile() == null
                || !"RuntimeDefault".equals(security.getSeccompProfile().getType())) {
            faults.add(place + ": has no seccomp profile");
        }
        if (!Boolean.FALSE.equals(pod.getAutomountServiceAccountToken())) {
            faults.add(place + ": gets a token of the cluster");
        }
        if (!Boolean.FALSE.equals(pod.getEnableServiceLinks())) {
            faults.add(place + ": gets variables named after Services");
        }
    }

    private static void container(String place, Container container, List<String> faults) {
        var security = container.getSecurityContext();
        if (security == null) {
            faults.add(place + ": has no security context");
            return;
        }
        if (!Boolean.FALSE.equals(security.getAllowPrivilegeEscalation())) {
            faults.add(place + ": may gain privileges");
        }
        if (security.getCapabilities() == null
                || !security.getCapabilities().getDrop().contains("ALL")) {
            faults.add(place + ": keeps capabilities");
        }
        if (!Boolean.TRUE.equals(security.getReadOnlyRootFilesystem())
                && !container.getName().equals(WRITES_BESIDE_ITSELF)) {
            faults.add(place + ": its root file system is writable");
        }
        if (container.getResources() == null
                || !container.getResources().getLimits().containsKey("memory")) {
            faults.add(place + ": has no limit of memory");
        }
    }
}
