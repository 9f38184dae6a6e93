"""What the server answers when a call fails."""

NOT_FOUND = "androidx.test.uiautomator.UiObjectNotFoundException"
BAD_ARGUMENT = "java.lang.IllegalArgumentException"
DEAD_OBJECT = "android.os.DeadObjectException"
BAD_STATE = "java.lang.IllegalStateException"
FAILED, NO_METHOD, NO_REQUEST, BAD_PARAMETERS = -32001, -32601, -32600, -32602


class RpcError(Exception):
    """`message` is the name of the Java exception, `data` what the client shows of it."""

    def __init__(self, message: str, data: str = "", code: int = FAILED) -> None:
        super().__init__(message)
        self.message, self.data, self.code = message, data, code
