package otklik.notify.delivery;

import java.util.Set;

/**
 * Somebody to be called, by what he is for.
 *
 * @param code of an agency, or {@link #CENTRE}
 * @param role {@code duty}, {@code head}; at the control centre {@code governor}, too
 */
public record Office(String code, String role) {
    /** The control centre itself: no agency has this code. */
    public static final String CENTRE = "control-centre";

    public static final Set<String> ROLES = Set.of("duty", "head", "governor");

    static Office onDuty(String code) {
        return new Office(code, "duty");
    }

    static Office headOf(String code) {
        return new Office(code, "head");
    }

    /** Under which its webhook is kept. A connector's code has no dots. */
    public String webhook() {
        return "duty." + code + "." + role;
    }
}
