"""A bare window of WebKitGTK that its driver steers: of any width, and its console can be read.

Debian's Python runs this, for that one has GTK. Words: a file for the console, a proxy, and “dark” for a dark device.
"""

import os
import sys
from pathlib import Path

log, proxy, *dark = sys.argv[1:]
console = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
os.dup2(console, 1)
os.dup2(console, 2)

import gi  # noqa: E402 - what it says on loading belongs into that file, too

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402

data = str(Path(log).with_suffix(".data"))
manager = WebKit2.WebsiteDataManager(base_data_directory=data, base_cache_directory=data)  # else no console is written
elsewhere = WebKit2.NetworkProxySettings.new(proxy, ["127.0.0.1"])
manager.set_network_proxy_settings(WebKit2.NetworkProxyMode.CUSTOM, elsewhere)
context = WebKit2.WebContext.new_with_website_data_manager(manager)
context.set_automation_allowed(True)
settings = WebKit2.Settings(enable_write_console_messages_to_stdout=True)


def view(_session: WebKit2.AutomationSession) -> WebKit2.WebView:
    """Return what the driver steers, shown in a window."""
    made = WebKit2.WebView(web_context=context, is_controlled_by_automation=True, settings=settings)
    window = Gtk.Window()
    window.add(made)
    made.connect("close", lambda _: Gtk.main_quit())
    window.show_all()
    return made


Gtk.Settings.get_default().set_property("gtk-application-prefer-dark-theme", bool(dark))
context.connect("automation-started", lambda _, session: session.connect("create-web-view", view))
Gtk.main()
