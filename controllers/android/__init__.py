"""An Android phone as a target: adb for the connection, uiautomator2's server on the phone for looking and acting."""
