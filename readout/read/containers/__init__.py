"""Files that hold pages: web archives, exports, feeds, zip, tar and gzip; opened by what their bytes say they are.

`pages_of` streams the pages of any of them, or the one page that a file is.
"""

from readout.read.containers.fields import FieldNames
from readout.read.containers.opening import pages_of
from readout.read.containers.scope import Scope
from readout.read.containers.told import FewTold

__all__ = ["FewTold", "FieldNames", "Scope", "pages_of"]
