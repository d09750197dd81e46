"""What kehu ships beside its code is found."""

from __future__ import annotations

import subprocess
import sys

from kehu import resources


def test_templates_are_where_it_says() -> None:
    assert (resources.folder("templates") / "report.html.j2").is_file()


def test_asking_costs_next_to_nothing() -> None:
    program = "import sys, kehu.resources; print('jinja2' in sys.modules or 'pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
