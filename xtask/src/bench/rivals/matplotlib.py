"""A rival of `cargo xtask bench`: the charts of charts.json drawn warm by matplotlib. Arguments: charts.json; prints JSON."""
import io, json, statistics, sys, time
import matplotlib
matplotlib.use("Agg")
from matplotlib import font_manager, pyplot as plt

GIVEN = json.load(open(sys.argv[1], encoding="utf-8"))
font_manager.fontManager.addfont(GIVEN["font"])
family = font_manager.FontProperties(fname=GIVEN["font"]).get_name()
plt.rcParams.update({"font.family": family, "font.size": 9, "pdf.fonttype": 42, "svg.fonttype": "none"})
SIZE = (156 / 25.4, 97 / 25.4)


def combined():
    given = GIVEN["combined"]
    fig, left = plt.subplots(figsize=SIZE)
    left.bar(given["years"], given["level"], color="#2563eb", label="地区生产总值")
    left.set_ylabel("亿元")
    right = left.twinx()
    right.plot(given["years"], given["growth"], color="#b45309", marker="o", label="同比增长（右轴）")
    right.set_ylabel("%")
    left.set_title("广州市地区生产总值及增速")
    fig.legend(loc="upper right")
    fig.text(0.02, 0.01, "资料来源：合成", fontsize=7.5)
    fig.tight_layout()
    return fig


def lines(series):
    def draw():
        fig, axes = plt.subplots(figsize=SIZE)
        for values in series:
            axes.plot(range(len(values)), values, linewidth=0.6, color="#9ca3af")
        axes.set_ylabel("万元")
        axes.set_title("合成序列")
        fig.tight_layout()
        return fig
    return draw


def timed(drawings, form, runs):
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        for draw in drawings:
            fig = draw()
            fig.savefig(io.BytesIO(), format=form, dpi=300)
            plt.close(fig)
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken[1:])


fifty = [lines([values]) for values in GIVEN["many"][:50]]
report = [{"what": form, "median": timed([combined], form, 9)} for form in ("svg", "png", "pdf")]
report.append({"what": "200 lines of 96 months, svg", "median": timed([lines(GIVEN["many"])], "svg", 4)})
report.append({"what": "one line of 10000 days, svg", "median": timed([lines([GIVEN["long"]])], "svg", 4)})
report.append({"what": "50 charts, png", "median": timed(fifty, "png", 2)})
report.append({"what": "50 charts, pdf", "median": timed(fifty, "pdf", 2)})
print(json.dumps({"version": "matplotlib " + matplotlib.__version__, "milliseconds": report}))
