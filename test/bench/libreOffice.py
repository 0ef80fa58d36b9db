"""Times recalculation inside LibreOffice Calc over its own interface (UNO).

Reads a job from the file named first, starts a LibreOffice without a window and with a profile of its own, fills a
sheet, and prints the times in milliseconds as one line of JSON. See libreOffice.ts.
"""

import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.sheet.FillDirection import TO_BOTTOM

ROWS_AT_A_TIME = 5_000
START_SECONDS = 60


def connect(pipe):
    """The desktop of the LibreOffice that was started, as soon as it answers."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    ends = time.monotonic() + START_SECONDS
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except NoConnectException:
            if time.monotonic() > ends:
                raise
            time.sleep(0.1)


def timed(work):
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def fill(document, job):
    """Numbers cell by cell; formulas once, filled down as a person does."""
    sheets = document.Sheets
    customers = sheets.getByIndex(0)
    sheets.insertNewByName("Parameters", 1)
    parameters = sheets.getByName("Parameters")
    rows = job["rows"]
    width = len(rows[0])
    for start in range(0, len(rows), ROWS_AT_A_TIME):
        part = tuple(tuple(row) for row in rows[start : start + ROWS_AT_A_TIME])
        place = customers.getCellRangeByPosition(0, start, width - 1, start + len(part) - 1)
        place.setDataArray(part)
    for cell, content in job["parameters"].items():
        parameters.getCellRangeByName(cell).setFormula(content)
    for offset, formula in enumerate(job["formulas"]):
        customers.getCellByPosition(width + offset, 0).setFormula(formula)
    last = width + len(job["formulas"]) - 1
    customers.getCellRangeByPosition(width, 0, last, len(rows) - 1).fillAuto(TO_BOTTOM, 1)
    document.calculateAll()
    return customers, parameters


def measure(document, job):
    customers, parameters = fill(document, job)
    rate = parameters.getCellRangeByName(job["rateCell"])
    last_row = len(job["rows"]) - 1
    watched = customers.getCellByPosition(job["watchedColumn"], last_row)
    times = {"open": [], "parameter": [], "full": [], "oneCell": []}

    def expect_change(before):
        if watched.getValue() == before:
            raise RuntimeError("LibreOffice did not recalculate")

    for run in range(job["runs"]):
        before = watched.getValue()

        def set_rate():
            rate.setValue(0.11 + run / 1000)
            document.calculate()

        times["parameter"].append(timed(set_rate))
        expect_change(before)
        times["full"].append(timed(document.calculateAll))

        def set_cell():
            customers.getCellByPosition(0, last_row).setValue(100 + run)
            document.calculate()

        before = watched.getValue()
        times["oneCell"].append(timed(set_cell))
        expect_change(before)
    return {"times": times, "lastRow": [customers.getCellByPosition(job["watchedColumn"], last_row).getValue()]}


def end(office):
    try:
        os.killpg(office.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    office.wait()


def give_up(office, seconds):
    """In a thread of its own: the main one waits for LibreOffice to answer."""
    print(f"no answer in {seconds} s", file=sys.stderr, flush=True)
    end(office)
    os._exit(1)


def main():
    job = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf8"))
    with tempfile.TemporaryDirectory(prefix="worthbook-bench-") as profile:
        pipe = pathlib.Path(profile).name
        office = subprocess.Popen(
            [
                job["program"],
                "--headless",
                "--norestore",
                "--nologo",
                "--nodefault",
                f"--accept=pipe,name={pipe};urp;",
                f"-env:UserInstallation={pathlib.Path(profile).as_uri()}",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # The program that is started starts another: both are ended as a group.
            start_new_session=True,
        )
        limit = threading.Timer(job["seconds"], give_up, (office, job["seconds"]))
        limit.daemon = True
        limit.start()
        try:
            desktop = connect(pipe)
            hidden = PropertyValue("Hidden", 0, True, 0)
            document = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, (hidden,))
            print(json.dumps(measure(document, job)))
        finally:
            end(office)


main()
