"""What can be done to a target - a browser page, a phone, a desktop - and doing it. Never why."""
