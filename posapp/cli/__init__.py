"""The front end without windows: JSON in, JSON out, exit status 0 to 3. Imports services, flows and domain only."""

from posapp.cli.ports import CatalogCheck as CatalogCheck
from posapp.cli.ports import CliServices as CliServices
from posapp.cli.run import main as main
