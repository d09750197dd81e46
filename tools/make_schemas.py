"""Write the JSON Schemas anew from the models: python tools/make_schemas.py"""

from pathlib import Path

from kehu.model.schema import schemas

FOLDER = Path(__file__).parent.parent / "schemas"

for name, text in schemas().items():
    (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
