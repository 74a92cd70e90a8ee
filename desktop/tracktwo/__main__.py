"""`python -m tracktwo`: the command line."""

from tracktwo.commands import main

if __name__ == "__main__":
    main()
