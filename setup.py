"""Says which folders are in the wheel; everything else is in pyproject.toml.

`briefing_templates/` and `resources/` stand beside `desktop/` so that analysts find them, and travel inside the
package, where `tracktwo.paths` looks first. A `packages.find` table cannot say both, so the list is made here.
"""

from pathlib import Path

from setuptools import find_packages, setup

HERE = Path(__file__).parent
SHIPPED = [name for name in ("briefing_templates", "resources") if (HERE / name).is_dir()]

setup(
    packages=[*find_packages("desktop"), *(f"tracktwo.{name}" for name in SHIPPED)],
    package_dir={"": "desktop", **{f"tracktwo.{name}": name for name in SHIPPED}},
    package_data={"tracktwo": ["py.typed"], **{f"tracktwo.{name}": ["**/*"] for name in SHIPPED}},
)
