"""A phone's screen: from the XML of its accessibility tree to elements."""
