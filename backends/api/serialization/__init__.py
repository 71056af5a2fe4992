"""Networks in files of other makers."""

from backends.api.serialization.sonata import (
    asciify,
    export_to_sonata,
    import_from_sonata,
    load_sonata_simulation_plan,
)

__all__ = ["asciify", "export_to_sonata", "import_from_sonata", "load_sonata_simulation_plan"]
