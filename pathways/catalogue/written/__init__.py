"""The catalogue's rows as the seed's own files.

The shipped file is the template: only what differs from the rows is written anew, so
that comments, anchors, order and layout stay, and an untouched catalogue is byte-equal.
"""

from pathways.catalogue.written.whole import as_zip, whole

__all__ = ["as_zip", "whole"]
