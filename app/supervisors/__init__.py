"""Who sits in the person's seat: nobody, a person at the console, or a person behind another process."""
