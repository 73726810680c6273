"""The text of two invented letters."""

from __future__ import annotations

NURSES = "School nurses do not attend every strategy discussion, although 14 of 20 were invited."
MINUTES = "The minutes – where there are any – reach the partnership’s front door within 3 days."
CARETAKER = "A caretaker at one school said that “the boilers sing at night” and nobody laughed."
SHARED = "Leaders know their harbour communities well and listen to what young sailors tell them."
FERRIES = "Ferry timetables make it hard for families to reach well-being clinics on the far bank."
LIGHTS = "Managers read every lighthouse log before the weekly meeting."
TIDES = "Plans take account of spring tides."
ROPES = "Training in rope work is booked for 60% of staff; the rest have no date."
SIREN = "The siren policy is not tested at weekends."
RESPONSE = "Police officers respond within 10–15 minutes to calls from the quay."
BRINDLE = f"""Areas for improvement

- {NURSES} {MINUTES}
- {FERRIES}

Key strengths

{SHARED} {CARETAKER}

{LIGHTS} {TIDES}
"""
CALDERBY = f"""Key strengths

{SHARED} {RESPONSE}

Areas for improvement

- {ROPES}
- {SIREN}
"""
