"""Reading resumes: bytes in, jobs, studies and languages out; nothing is kept.

What is uncertain is ``None`` or stands under ``unread``; nothing is guessed.
"""

from pathways.resumes.reading import read_resume
from pathways.resumes.resume import (
    Job,
    Kind,
    Language,
    LanguageLevel,
    Resume,
    Study,
)
from pathways.resumes.unreadable import Reason, Unreadable

__all__ = [
    "Job",
    "Kind",
    "Language",
    "LanguageLevel",
    "Reason",
    "Resume",
    "Study",
    "Unreadable",
    "read_resume",
]
