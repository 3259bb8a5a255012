"""A page in a headless Chromium, driven over its remote debugging protocol with nothing but Python's own library."""

import base64
import json
import os
import shutil
import socket
import struct
import subprocess
import tempfile
import time
import urllib.request


def found():
    """Where Chromium stands, or None."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


class Page:
    def __init__(self, width=1280, height=900):
        self._profile = tempfile.mkdtemp()
        words = [found(), "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0",
                 "--user-data-dir=" + self._profile, f"--window-size={width},{height}", "about:blank"]
        self._process = subprocess.Popen(words, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        port = self._port()
        tabs = json.load(urllib.request.urlopen(f"http://127.0.0.1:{port}/json"))
        address = next(tab for tab in tabs if tab["type"] == "page")["webSocketDebuggerUrl"]
        self._connect(port, address.split(str(port), 1)[1])
        self._last = 0
        self._events = []

    def _port(self):
        for line in self._process.stderr:
            if "DevTools listening on" in line:
                return int(line.split(":")[-1].split("/")[0])
        raise RuntimeError("Chromium does not start")

    def _connect(self, port, path):
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=120)
        key = base64.b64encode(os.urandom(16)).decode()
        self._socket.sendall((f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
                              f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\n"
                              "Sec-WebSocket-Version: 13\r\n\r\n").encode())
        self._stream = self._socket.makefile("rb")
        while self._stream.readline() != b"\r\n":
            pass

    def _receive(self):
        data = b""
        while True:
            first, second = self._stream.read(2)
            length = second & 0x7F
            if length == 126:
                length = struct.unpack(">H", self._stream.read(2))[0]
            elif length == 127:
                length = struct.unpack(">Q", self._stream.read(8))[0]
            data += self._stream.read(length)
            if first & 0x80:
                return json.loads(data)

    def call(self, method, **parameters):
        self._last += 1
        data = json.dumps({"id": self._last, "method": method, "params": parameters}).encode()
        head = b"\x81"
        if len(data) < 126:
            head += bytes([0x80 | len(data)])
        else:
            head += bytes([0x80 | 127]) + struct.pack(">Q", len(data))
        self._socket.sendall(head + b"\0\0\0\0" + data)  # masked with zeros: as it is
        while True:
            answer = self._receive()
            if answer.get("id") == self._last:
                if "error" in answer:
                    raise RuntimeError(answer["error"])
                return answer["result"]
            self._events.append(answer)

    def open(self, file, place=""):
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(domain + ".enable")
        self._load("about:blank")  # or another place in the same page would not be loaded anew
        self._load("file://" + str(file) + place)

    def _load(self, address):
        self._events = []
        self.call("Page.navigate", url=address)
        while not any(event.get("method") == "Page.loadEventFired" for event in self._events):
            self._events.append(self._receive())

    def value(self, expression):
        """What the expression (or the promise it is) comes to."""
        answer = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def wait_for(self, expression, seconds=60):
        """True as soon as the expression is; False when the time is over."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.value("Boolean(" + expression + ")"):
                return True
            time.sleep(0.05)
        return False

    def size(self, width, height):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def printed(self):
        """The bytes of the PDF."""
        return base64.b64decode(self.call("Page.printToPDF")["data"])

    def complaints(self):
        """Whatever the console said, and every request but for the page itself."""
        said = []
        for event in self._events:
            method, parameters = event.get("method"), event.get("params", {})
            if method in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded"):
                said.append(json.dumps(parameters)[:500])
            if method == "Network.requestWillBeSent":
                address = parameters["request"]["url"]
                if not address.startswith(("file:", "blob:", "data:")):
                    said.append("request: " + address)
        return said

    def close(self):
        self._socket.close()
        self._process.terminate()
        self._process.wait()
        shutil.rmtree(self._profile, ignore_errors=True)
