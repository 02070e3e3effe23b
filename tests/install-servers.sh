#!/bin/sh
# Installs what some tests need and PyPI does not have: Dovecot, systemd-analyze, Chromium. Where apt may not, those tests skip.
set -u

missing=""
command -v dovecot >/dev/null 2>&1 || [ -x /usr/sbin/dovecot ] || missing="dovecot-core dovecot-imapd dovecot-lmtpd"
command -v systemd-analyze >/dev/null 2>&1 || missing="$missing systemd"
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || missing="$missing chromium"
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    echo "no apt here: tests that need $missing will skip"
    exit 0
fi
sudo=""
if [ "$(id -u)" != 0 ]; then
    if ! sudo -n true 2>/dev/null; then
        echo "apt needs root: tests that need $missing will skip"
        exit 0
    fi
    sudo="sudo -n"
fi
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
{ $sudo apt-get update -q && $sudo apt-get install -y -q --no-install-recommends $missing; } >/tmp/mailbot-apt.log 2>&1 ||
    echo "apt could not install $missing (see /tmp/mailbot-apt.log): tests that need them will skip"
exit 0
