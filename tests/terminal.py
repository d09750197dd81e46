"""A real terminal (a pseudo-terminal) to type commands at: wait for a question, type an answer."""

from __future__ import annotations

import codecs
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time

PATIENCE = 20  # seconds until a question counts as never asked
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Terminal:
    """A command at a terminal: wait for a question, type an answer."""

    def __init__(self, *words: str, lang: str = "en") -> None:
        self.master, slave = pty.openpty()
        environ = {**os.environ, "KEHU_LANG": lang, "LC_ALL": "C.UTF-8", "TERM": "dumb", "COLUMNS": "100"}
        call = [sys.executable, "-m", "kehu", *words]
        self.process = subprocess.Popen(
            call, stdin=slave, stdout=slave, stderr=slave, env=environ, start_new_session=True
        )
        os.close(slave)
        self.said, self._seen = "", 0
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")  # an echo comes byte by byte

    def until(self, words: str) -> str:
        """Read until the words come, behind what was waited for before."""
        end = time.monotonic() + PATIENCE
        while words not in self.said[self._seen :]:
            ready, _, _ = select.select([self.master], [], [], max(end - time.monotonic(), 0))
            assert ready, f"{words!r} never came; said:\n{self.said}"
            try:
                data = os.read(self.master, 65536)
            except OSError:  # how Linux says that the other side is closed
                data = b""
            assert data, f"{words!r} never came; ended with:\n{self.said}"
            self.said += ESCAPES.sub("", self._decoder.decode(data))
        found = self.said[self._seen :]
        self._seen = self.said.index(words, self._seen) + len(words)
        return found

    def answer(self, question: str, *answers: str) -> None:
        """Wait for a question and answer it; further answers are to whatever is asked next."""
        self.until(question)
        for each in answers:
            self.type(each + "\n")

    def type(self, text: str) -> None:
        os.write(self.master, text.encode())

    def end(self) -> int:
        """The exit code; what is left to read is read."""
        end = time.monotonic() + PATIENCE
        while True:
            ready, _, _ = select.select([self.master], [], [], max(end - time.monotonic(), 0))
            assert ready, f"it did not end; said:\n{self.said}"
            try:
                data = os.read(self.master, 65536)
            except OSError:
                break
            if not data:
                break
            self.said += ESCAPES.sub("", self._decoder.decode(data))
        return self.process.wait(PATIENCE)

    def interrupt(self) -> int:
        """Press Ctrl-C, again if nothing happens: readline misses one that comes between its prompt and its wait."""
        for _ in range(PATIENCE):
            self.process.send_signal(signal.SIGINT)
            if select.select([self.master], [], [], 1)[0]:
                break
        return self.end()

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.master)
