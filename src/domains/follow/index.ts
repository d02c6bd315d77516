/** The door of follow: no other domain asks anything of it; it hears of public acts through the outbox. */
