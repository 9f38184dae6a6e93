"""The roles of the loop, one file each: a reply and a function that asks for it. None changes the episode."""
