"""The device's side of adb: its wire protocol over TCP and the services a phone offers on it."""
