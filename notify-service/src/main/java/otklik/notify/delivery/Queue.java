package otklik.notify.delivery;

/** Notices that wait as one, the longest due first: those of one lane, urgency and share. */
record Queue(String lane, Urgency urgency, String share) {

    static Queue of(Delivery delivery) {
        return new Queue(
                delivery.lane(), delivery.turn().urgency(), delivery.turn().share());
    }
}
