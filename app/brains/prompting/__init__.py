"""What models are told and how their replies are read."""
