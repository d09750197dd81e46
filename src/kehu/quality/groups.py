"""The customers that share one exposure with a customer, read where the policy says so and not otherwise [C1]."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kehu.errors import SAID_NO, KehuError

if TYPE_CHECKING:
    from kehu.archive.customer_file import CustomerFile
    from kehu.archive.directory import Archive
    from kehu.model.customer import Customer
    from kehu.model.policy import Policy


class MemberFaulty(KehuError):
    """Of a customer that shares a limit we must know what it owes."""

    sentence = "{where}: {message}"
    hint = "this customer shares a limit with the one that was asked about: mend its file first (kehu check {code})"
    exit_code = SAID_NO


class Groups:
    """The groups of an archive; `read` is how a customer's file is read, under the lock or not."""

    def __init__(self, archive: Archive, policy: Policy, read: Callable[[str], CustomerFile] | None = None) -> None:
        self.archive, self.policy = archive, policy
        self.read = read or archive.read
        self._known: dict[str, Customer | None] = {}

    def of(self, customer: Customer, *, whole: bool = True) -> list[Customer]:
        """Everybody of the customer's group, the head first; nobody where limits are separate.

        Raises MemberFaulty where a file of the group has errors; unless `whole`, that customer is left out.
        """
        from kehu.model.policy.limits import Group

        if self.policy.limits.group is Group.SEPARATE:
            return []
        found = []
        for code in self._groups.get(customer.code, (customer.code,)):
            member = customer if code == customer.code else self._member(code, whole)
            if member:
                found.append(member)
        return found

    def head(self, code: str) -> str:
        """The code of the one above all of a customer's group, whether the policy lets it share a limit or not."""
        return self._groups.get(code, (code,))[0]

    def _member(self, code: str, whole: bool) -> Customer | None:
        if code not in self._known:
            file = self.read(self._paths[code])
            if file.customer is None and whole:
                fault = file.errors[0]
                raise MemberFaulty(where=fault.where, message=fault.message, code=code)
            self._known[code] = file.customer
        return self._known[code]

    @cached_property
    def _paths(self) -> dict[str, str]:
        return {PurePosixPath(path).stem: path for path in self.archive.paths()}

    @cached_property
    def _groups(self) -> dict[str, tuple[str, ...]]:
        from kehu.credit.groups import groups

        return groups({code: self._parent(path) for code, path in self._paths.items()})

    def _parent(self, path: str) -> str | None:
        """The parent that a file names; most files name none, and are not parsed."""
        from kehu.archive.read import read

        data = self.archive.bytes_of(path)
        found = read(data, path).data.get("parent") if b"parent" in data else None
        return found if isinstance(found, str) and found else None
