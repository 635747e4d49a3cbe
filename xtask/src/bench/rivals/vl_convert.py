"""A rival of `cargo xtask bench`: the charts of charts.json drawn warm by vl-convert (Vega-Lite in Deno, resvg for pixels).
Arguments: charts.json; prints JSON."""
import json, os, statistics, sys, time
import vl_convert

GIVEN = json.load(open(sys.argv[1], encoding="utf-8"))
vl_convert.register_font_directory(os.path.dirname(GIVEN["font"]))
FONT = {"font": GIVEN["family"], "axis": {"labelFontSize": 9}}
SIZE = {"width": 500, "height": 280, "config": FONT}


def combined():
    given = GIVEN["combined"]
    rows = [dict(zip(("year", "level", "growth"), row)) for row in zip(given["years"], given["level"], given["growth"])]
    return {
        **SIZE,
        "title": "广州市地区生产总值及增速",
        "data": {"values": rows},
        "layer": [
            {"mark": {"type": "bar", "color": "#2563eb"}, "encoding": {"x": {"field": "year"}, "y": {"field": "level", "type": "quantitative", "title": "亿元"}}},
            {"mark": {"type": "line", "color": "#b45309", "point": True}, "encoding": {"x": {"field": "year"}, "y": {"field": "growth", "type": "quantitative", "title": "%"}}},
        ],
        "resolve": {"scale": {"y": "independent"}},
    }


def lines(series):
    rows = [{"x": at, "y": value, "s": index} for index, values in enumerate(series) for at, value in enumerate(values)]
    return {
        **SIZE,
        "title": "合成序列",
        "data": {"values": rows},
        "mark": {"type": "line", "strokeWidth": 0.6, "color": "#9ca3af"},
        "encoding": {"x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative", "title": "万元"}, "detail": {"field": "s"}},
    }


WRITE = {
    "svg": vl_convert.vegalite_to_svg,
    "png": lambda spec: vl_convert.vegalite_to_png(spec, ppi=300, scale=1),
    "pdf": vl_convert.vegalite_to_pdf,
}


def timed(specs, form, runs):
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        for spec in specs:
            WRITE[form](spec)
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken[1:])


fifty = [lines([values]) for values in GIVEN["many"][:50]]
report = [{"what": form, "median": timed([combined()], form, 12)} for form in ("svg", "png", "pdf")]
report.append({"what": "200 lines of 96 months, svg", "median": timed([lines(GIVEN["many"])], "svg", 4)})
report.append({"what": "one line of 10000 days, svg", "median": timed([lines([GIVEN["long"]])], "svg", 4)})
report.append({"what": "50 charts, png", "median": timed(fifty, "png", 2)})
report.append({"what": "50 charts, pdf", "median": timed(fifty, "pdf", 2)})
print(json.dumps({"version": "vl-convert " + vl_convert.__version__, "milliseconds": report}))
