"""`journeyman phone`: connect phones, look after them, and make one that is virtual."""
