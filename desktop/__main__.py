"""python -m desktop [--data DIR] [--demonstration FILE] [--lang tr|en] …"""

import sys

from desktop.app import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
