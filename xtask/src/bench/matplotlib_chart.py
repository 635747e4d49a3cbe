"""The rival of `cargo xtask bench`: columns and a line on two axes, 156 x 97 mm, drawn warm by matplotlib; prints JSON."""
import io, json, statistics, sys, time
import matplotlib
matplotlib.use("Agg")
from matplotlib import font_manager, pyplot as plt

font_manager.fontManager.addfont(sys.argv[1])
plt.rcParams.update({"font.family": font_manager.FontProperties(fname=sys.argv[1]).get_name(), "font.size": 9, "pdf.fonttype": 42})
YEARS = [str(year) for year in range(2009, 2025)]
LEVEL = [9138 + 1400 * n for n in range(16)]
GROWTH = [11.7 - 0.6 * n for n in range(16)]


def figure():
    fig, left = plt.subplots(figsize=(156 / 25.4, 97 / 25.4))
    left.bar(YEARS, LEVEL, color="#2563eb", label="地区生产总值")
    left.set_ylabel("亿元")
    right = left.twinx()
    right.plot(YEARS, GROWTH, color="#b45309", marker="o", label="同比增长（右轴）")
    right.set_ylabel("%")
    left.set_title("广州市地区生产总值及增速")
    fig.legend(loc="upper right")
    fig.text(0.02, 0.01, "资料来源：合成数据", fontsize=7.5)
    fig.tight_layout()
    return fig


def median(form, dpi):
    taken = []
    for _ in range(12):
        start = time.perf_counter()
        fig = figure()
        fig.savefig(io.BytesIO(), format=form, dpi=dpi)
        plt.close(fig)
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken[2:])


report = [{"what": form, "median": median(form, 300)} for form in ("svg", "png", "pdf")]
print(json.dumps({"version": matplotlib.__version__, "milliseconds": report}))
