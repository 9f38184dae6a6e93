"""What apps read and write: rows of their own tables, and of others' with permission.

An order is one of `{"add": table, "row": {...}}`, `{"change": table, "key": key, "row": {...}}` and
`{"remove": table, "key": key}`; all orders of a call happen, or none.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from controllers.virtual_phone.world.database import Row
from controllers.virtual_phone.world.packages import SYSTEM, Package


class Refused(Exception):
    """The caller may not, or asks for what is not there. `permission`: the one that would help, "" if none."""

    def __init__(self, sentence: str, permission: str = "") -> None:
        super().__init__(sentence)
        self.permission = permission


class Content:
    """The tables of one open database, as the package named `caller` may use them."""

    def __init__(self, connection: sqlite3.Connection, packages: Sequence[Package], caller: str) -> None:
        self._connection = connection
        self._packages = {package.package: package for package in packages}
        self._caller = caller

    def rows(self, table: str, wanted: Mapping[str, str]) -> list[Row]:
        """The rows whose columns have the wanted values, in the order of their keys. Raises Refused."""
        self._check(table, wanted)
        where = " AND ".join(f"{name} = :{name}" for name in wanted) or "1"
        found = self._connection.execute(f"SELECT * FROM {table} WHERE {where} ORDER BY {self._key(table)}", wanted)
        return [dict(row) for row in found]

    def carry_out(self, orders: Sequence[Mapping[str, object]]) -> list[int]:
        """Carry the orders out, one after the other; the id of each added row, else how many rows were met.

        Raises Refused; the caller must roll back then.
        """
        return [self._carry_out(order) for order in orders]

    def _carry_out(self, order: Mapping[str, object]) -> int:
        row = order.get("row", {})
        if not isinstance(row, Mapping):
            raise Refused("A row is a set of names and values.")
        match order:
            case {"add": str(table)}:
                return self._add(table, row)
            case {"change": str(table), "key": str() | int() as key}:
                return self._change(table, key, row)
            case {"remove": str(table), "key": str() | int() as key}:
                self._check(table, {})
                return self._execute(f"DELETE FROM {table} WHERE {self._key(table)} = :key", {"key": key}).rowcount
        raise Refused("Say what to add, change or remove.")

    def _add(self, table: str, row: Mapping[str, object]) -> int:
        self._check(table, row)
        values = ", ".join(f":{name}" for name in row)
        return self._execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({values})", row).lastrowid or 0

    def _change(self, table: str, key: str | int, row: Mapping[str, object]) -> int:
        self._check(table, row)
        values = ", ".join(f"{name} = :{name}" for name in row)
        statement = f"UPDATE {table} SET {values} WHERE {self._key(table)} = :_key"
        return self._execute(statement, {**row, "_key": key}).rowcount

    def _execute(self, statement: str, values: Mapping[str, object]) -> sqlite3.Cursor:
        try:
            return self._connection.execute(statement, values)
        except sqlite3.Error as error:
            raise Refused(f"The phone does not keep that: {error}.") from error

    def _check(self, table: str, names: Mapping[str, object]) -> None:
        """That there is such a table with such columns, and that the caller may use it."""
        columns = {row["name"] for row in self._connection.execute("SELECT name FROM pragma_table_info(?)", (table,))}
        if not columns or not columns.issuperset(names):
            raise Refused(f"There is no {table} with {', '.join(names) or 'rows'}.")
        self._permit(table)

    def _permit(self, table: str) -> None:
        package = self._packages.get(self._caller)
        if self._caller == SYSTEM or (package and table in package.tables):
            return
        if package is None or table not in package.uses:
            raise Refused(f"{self._caller or 'Nobody'} may not use {table}.")
        permission = package.uses[table]
        granted = self._connection.execute(
            "SELECT 1 FROM grants WHERE package = ? AND permission = ? AND granted", (self._caller, permission)
        ).fetchone()
        if permission and not granted:
            raise Refused(f"{package.label} needs {permission} for {table}.", permission)

    def _key(self, table: str) -> str:
        """The column that rows are told apart by."""
        found: Iterator[sqlite3.Row] = self._connection.execute(
            "SELECT name FROM pragma_table_info(?) ORDER BY pk = 0, pk", (table,)
        )
        return str(next(found)["name"])
