"""Telling somebody that a simulation has finished."""

from __future__ import annotations

import smtplib
from datetime import datetime
from email.message import EmailMessage


def notify(
    msg: str = "Simulation finished.",
    subject: str = "Simulation finished.",
    smtphost: str | None = None,
    address: str | None = None,
) -> None:
    """Send a mail to an address through a host; where one of them is not given, print the message."""
    text = f"{msg}\nTimestamp: {datetime.now():%H:%M:%S, %Y-%m-%d}"
    if not smtphost or not address:
        print(text)
        return
    mail = EmailMessage()
    mail["From"] = mail["To"] = address
    mail["Subject"] = subject
    mail.set_content(text)
    with smtplib.SMTP(smtphost) as server:
        server.send_message(mail)
