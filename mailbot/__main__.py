"""`python -m mailbot`: the command line, where no `mailbot` stands on the path."""

from mailbot.cli.main import main

main()
