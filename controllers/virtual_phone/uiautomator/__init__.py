"""The server that uiautomator2 starts on a phone, here answered from the screen's page."""
