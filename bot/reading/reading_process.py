"""The second process that reads: files come in on its standard input, what was found goes out, one after the other.

Started by ``bot.reading.readers`` and by nobody else: both sides speak pickle. It decides nothing, keeps nothing, and
ends at once when its input closes, so it cannot outlive the process that started it.
"""

import os
import pickle
import signal
import sys
import threading
from queue import SimpleQueue
from typing import TYPE_CHECKING

from bot.reading.reader import Reader
from bot.reading.readers import read_file

if TYPE_CHECKING:
    from bot.corpus.files import CorpusFile


def _listen(files: "SimpleQueue[CorpusFile]") -> None:
    try:
        while True:
            files.put(pickle.load(sys.stdin.buffer))  # noqa: S301 - from our own parent
    except (EOFError, pickle.UnpicklingError):
        pass
    finally:
        os._exit(0)


def main() -> None:
    """Read until the input closes. Raises ModelMissing."""
    # An interrupt from the keyboard goes to all processes of a terminal: the parent decides, and this one ends with it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    files: SimpleQueue[CorpusFile] = SimpleQueue()
    threading.Thread(target=_listen, args=(files,), daemon=True).start()
    reader = Reader()
    while True:
        outcome = read_file(reader, files.get())
        pickle.dump(outcome, sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
