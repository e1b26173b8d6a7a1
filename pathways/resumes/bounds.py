"""How much of a file is read at most: far above any resume, far below any harm."""

LIMIT_MB = 10
MAX_TEXT_BYTES = 1_000_000
MAX_LINES = 1_200
MAX_LETTERS = 100_000  # of all lines; a resume of ten pages has a third
MAX_ENTRIES = 60  # of a list in a profile (docs/profile.md)
MAX_TEXT = 200  # characters of a profile's text
MAX_LINE = 300  # characters of a line
MAX_UNREAD = 60

MAX_MEMBERS = 2_000
MAX_MEMBER_BYTES = 8_000_000
MAX_UNPACKED_BYTES = 200_000_000
MAX_RATIO = 300  # unpacked to packed, of a member above a megabyte

MAX_PAGES = 40
MAX_OBJECTS = 20_000
MAX_PAGE_BYTES = 600_000  # drawing instructions of all pages
MAX_UNPACKED_STREAM = 5_000_000  # fonts and pictures among them
MAX_OPERATIONS = 60_000
MAX_DEPTH = 100
