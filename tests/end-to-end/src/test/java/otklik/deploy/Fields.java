package otklik.deploy;

import io.fabric8.kubernetes.api.model.AnyType;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields that Kubernetes does not have: the model keeps what it does not know in {@code additionalProperties}. */
final class Fields {
    private static final String UNKNOWN = "additionalProperties";

    private Fields() {}

    static List<String> faults(Manifests manifests) {
        var faults = new ArrayList<String>();
        for (var object : manifests.objects()) {
            var place = object.getKind() + "/" + Manifests.nameOf(object);
            if (object instanceof GenericKubernetesResource) {
                faults.add(
                        place + ": Kubernetes has no such kind as " + object.getApiVersion() + " " + object.getKind());
            } else {
                look(object, place, faults);
            }
        }
        return faults;
    }

    private static void look(@Nullable Object value, String place, List<String> faults) {
        switch (value) {
            case null -> {}
            case AnyType free -> {}
            case Collection<?> many -> {
                var index = 0;
                for (var one : many) {
                    look(one, place + "[" + index++ + "]", faults);
                }
            }
            case Map<?, ?> map -> map.forEach((key, one) -> look(one, place + "." + key, faults));
            case KubernetesResource bean -> lookInto(bean, place, faults);
            default -> {}
        }
    }

    private static void lookInto(KubernetesResource bean, String place, List<String> faults) {
        for (Class<?> type = bean.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    continue;
                }
                var value = read(field, bean);
                if (field.getName().equals(UNKNOWN) && value instanceof Map<?, ?> unknown) {
                    unknown.keySet().forEach(key -> faults.add(place + ": no such field as " + key));
                } else {
                    look(value, place + "." + field.getName(), faults);
                }
            }
        }
    }

    private static @Nullable Object read(Field field, Object bean) {
        try {
            field.setAccessible(true);
            return field.get(bean);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
