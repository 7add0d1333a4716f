package crm.social.bench;

/** Something that people do at one house. */
record Operation(String name, Pace pace, Preparation preparation) {
    /** How often it is done in a round. */
    enum Pace {
        QUICK(10, 5),
        /** Where each costs much, or needs somebody new. */
        SLOW(2, 1),
        /** By one at a time only: what is bounded or crowded by design says nothing with several. */
        ALONE(2, 0);

        final int byOne;
        final int byEach;

        Pace(int byOne, int byEach) {
            this.byOne = byOne;
            this.byEach = byEach;
        }
    }

    /** What goes before, and is not measured. */
    @FunctionalInterface
    interface Preparation {
        /** What is measured. */
        Runnable prepare();
    }
}
