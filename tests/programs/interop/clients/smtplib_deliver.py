"""Delivers a message with Python's smtplib, and ends with 0 if every recipient has it."""

import argparse
import email
import smtplib
import ssl
import sys

parser = argparse.ArgumentParser()
parser.add_argument("--lmtp", action="store_true")
parser.add_argument("--certificate")
parser.add_argument("--account")
parser.add_argument("port", type=int)
parser.add_argument("sender")
parser.add_argument("message")
parser.add_argument("recipients", nargs="+")
options = parser.parse_args()

kind = smtplib.LMTP if options.lmtp else smtplib.SMTP
with open(options.message, "rb") as file:
    message = email.message_from_bytes(file.read())
with kind("127.0.0.1", options.port, "client.example.com", timeout=10) as client:
    if options.certificate:
        client.starttls(context=ssl.create_default_context(cafile=options.certificate))
    if options.account:
        client.login(*options.account.split(":"))
    refused = client.send_message(message, options.sender, options.recipients)
sys.exit(1 if refused else 0)
