package otklik.routing.leak;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One that the service answers at, as its resource class says: what is there is tested, without being listed.
 *
 * @param isPublic whether it asks for no token
 * @param body absent where it takes none
 */
record Endpoint(
        String method,
        String path,
        boolean isPublic,
        List<String> pathParameters,
        List<String> queryParameters,
        List<String> headers,
        boolean hasFilters,
        @Nullable Class<?> body) {

    /** Found once: reading every class takes longer than asking an endpoint. */
    private static final List<Endpoint> ALL = found();

    static List<Endpoint> all() {
        return ALL;
    }

    private static List<Endpoint> found() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("otklik.routing")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .flatMap(Endpoint::of)
                        .sorted((a, b) -> a.toString().compareTo(b.toString()))
                        .toList();
    }

    /** To whom one case's reference or message is given. */
    boolean isOfOneCase() {
        return pathParameters.contains("reference") || pathParameters.contains("messageId");
    }

    /** Whether the caller names cases in the body, and so hears their references again. */
    boolean namesCases() {
        return body != null
                && body.isRecord()
                && Arrays.stream(body.getRecordComponents())
                        .anyMatch(component -> component.getName().equals("cases"));
    }

    private static Stream<Endpoint> of(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .flatMap(method -> verb(method).map(verb -> of(resource, method, verb)).stream());
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .findFirst();
    }

    private static Endpoint of(Class<?> resource, Method method, String verb) {
        List<String> path = new ArrayList<>();
        List<String> query = new ArrayList<>();
        List<String> headers = new ArrayList<>();
        boolean filters = false;
        Class<?> body = null;
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(PathParam.class)) {
                path.add(parameter.getAnnotation(PathParam.class).value());
            } else if (parameter.isAnnotationPresent(QueryParam.class)) {
                query.add(parameter.getAnnotation(QueryParam.class).value());
            } else if (parameter.isAnnotationPresent(HeaderParam.class)) {
                headers.add(parameter.getAnnotation(HeaderParam.class).value());
            } else if (parameter.isAnnotationPresent(Context.class)) {
                filters = true;
            } else {
                body = parameter.getType();
            }
        }
        String below = method.isAnnotationPresent(Path.class)
                ? method.getAnnotation(Path.class).value()
                : "";
        boolean open = method.isAnnotationPresent(PermitAll.class) || resource.isAnnotationPresent(PermitAll.class);
        return new Endpoint(
                verb, resource.getAnnotation(Path.class).value() + below, open, path, query, headers, filters, body);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
