"""The colours of every picture, and their own dark ground, which looks the same on Discord's dark and light pages.

The three that tell things apart are Okabe and Ito's, chosen so that people with any kind of colour blindness can
(https://jfly.uni-koeln.de/color/); shape tells the same again. Texts keep 4.5:1 against the ground and marks 3:1
(WCAG 2.2, success criteria 1.4.3 and 1.4.11). On no ground at all no text could: no grey has 4.5:1 on both pages.
"""

from bot.findings import Status

GROUND = "#1E1F22"
TEXT = "#F2F3F5"
QUIET = "#B5BAC1"
"""Of texts and lines that are not the news: ticks, the axis."""
FAINT = "#3F4248"
"""Of lines that only lead the eye."""
MARKS = {Status.PAST: "#56B4E9", Status.PLANNED: "#E69F00", Status.SUPPOSED: "#CC79A7"}
"""Okabe and Ito's sky blue, orange and reddish purple."""
