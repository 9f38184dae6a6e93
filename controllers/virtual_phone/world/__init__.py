"""The world of the virtual phone: its apps, what they know, and the pages they are made of."""
