// A rival of `cargo xtask bench`: the charts of charts.json drawn warm by ECharts' server-side SVG. Arguments: charts.json; prints JSON.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

const require = createRequire(process.cwd() + "/");
const echarts = require("echarts");
const given = JSON.parse(readFileSync(process.argv[2], "utf8"));
const text = { textStyle: { fontFamily: given.family, fontSize: 12 }, animation: false };

function svg(option) {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: 590, height: 367 });
  chart.setOption({ ...text, ...option });
  const drawn = chart.renderToSVGString();
  chart.dispose();
  return drawn;
}

const combined = () =>
  svg({
    title: { text: "广州市地区生产总值及增速" },
    legend: {},
    xAxis: { type: "category", data: given.combined.years },
    yAxis: [{ name: "亿元" }, { name: "%" }],
    series: [
      { type: "bar", name: "地区生产总值", data: given.combined.level },
      { type: "line", name: "同比增长", yAxisIndex: 1, data: given.combined.growth },
    ],
  });
const lines = (series) =>
  svg({
    title: { text: "合成序列" },
    xAxis: { type: "category", data: series[0].map((_, at) => at) },
    yAxis: { name: "万元" },
    series: series.map((data) => ({ type: "line", showSymbol: false, data })),
  });

function timed(draw, runs) {
  const taken = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    draw();
    taken.push(performance.now() - start);
  }
  const warm = taken.slice(Math.ceil(runs / 10)).sort((a, b) => a - b);
  return warm[Math.floor(warm.length / 2)];
}

const report = [
  { what: "svg", median: timed(combined, 200) },
  { what: "200 lines of 96 months, svg", median: timed(() => lines(given.many), 20) },
  { what: "one line of 10000 days, svg", median: timed(() => lines([given.long]), 20) },
];
console.log(JSON.stringify({ version: `ECharts ${echarts.version}`, milliseconds: report }));
