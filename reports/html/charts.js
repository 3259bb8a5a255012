'use strict';
// Draws the charts of simulations with Chart.js, from the data beside each. Without that library only
// the tables stand there.
(function () {
  const inks = ['#0b4f8a', '#c98a1b', '#6b7886', '#1d7a4c', '#97201b', '#6a3d9a'];
  const dashes = [[], [8, 4], [2, 3], [12, 3, 2, 3]];

  function number(value) {
    return new Intl.NumberFormat(document.documentElement.lang, {maximumFractionDigits: 2}).format(value);
  }

  // A long label on several lines, cut between words.
  function wrapped(label) {
    const lines = [''];
    for (const word of label.split(' ')) {
      const line = lines[lines.length - 1];
      if (line && line.length + word.length > 38) lines.push(word);
      else lines[lines.length - 1] = line ? line + ' ' + word : word;
    }
    return lines;
  }

  const axis = (title) => ({title: {display: true, text: title}, ticks: {callback: number}, beginAtZero: true});

  // Promises as vertical lines, each with its words.
  const lines = {
    id: 'lines',
    afterDatasetsDraw(chart, _, options) {
      const {ctx, chartArea, scales} = chart;
      (options.list || []).forEach(function (line, index) {
        const x = scales.x.getPixelForValue(line.at);
        const onLeft = x > (chartArea.left + chartArea.right) / 2;
        ctx.save();
        ctx.strokeStyle = ctx.fillStyle = '#97201b';
        ctx.lineWidth = 2;
        ctx.setLineDash([6, 4]);
        ctx.beginPath();
        ctx.moveTo(x, chartArea.top);
        ctx.lineTo(x, chartArea.bottom);
        ctx.stroke();
        ctx.font = '12px sans-serif';
        ctx.textAlign = onLeft ? 'right' : 'left';
        ctx.fillText(line.label, x + (onLeft ? -6 : 6), chartArea.bottom - 10 - 16 * index);
        ctx.restore();
      });
    },
  };

  function distribution(data) {
    const points = data.values.map((value, share) => ({x: value, y: share}));
    const last = Math.max(data.values[data.values.length - 1], ...data.lines.map((line) => line.at * 1.05));
    return {
      type: 'line',
      data: {datasets: [{data: points, borderColor: inks[0], backgroundColor: inks[0], pointRadius: 0, stepped: 'before'}]},
      options: {
        scales: {x: {...axis(data.x), type: 'linear', max: last}, y: {...axis(data.y), max: 100}},
        plugins: {legend: {display: false}, lines: {list: data.lines}},
      },
      plugins: [lines],
    };
  }

  function bars(data) {
    const datasets = data.series.map((series, index) =>
      ({label: series.label, data: series.values, backgroundColor: inks[index], maxBarThickness: 22}));
    return {
      type: 'bar',
      data: {labels: data.labels.map(wrapped), datasets},
      options: {
        indexAxis: 'y',
        scales: {x: {...axis(data.x), stacked: true}, y: {stacked: true, ticks: {autoSkip: false}}},
        plugins: {legend: {display: datasets.length > 1}},
      },
    };
  }

  // A point on each line: what lies in the middle of an interval.
  const marks = {
    id: 'marks',
    afterDatasetsDraw(chart, _, options) {
      const {ctx, scales} = chart;
      (options.list || []).forEach(function (value, index) {
        ctx.save();
        ctx.fillStyle = '#1c2733';
        ctx.beginPath();
        ctx.arc(scales.x.getPixelForValue(value), scales.y.getPixelForValue(index), 5, 0, 2 * Math.PI);
        ctx.fill();
        ctx.restore();
      });
    },
  };

  function spans(data) {
    const datasets = data.series.map((series, index) => ({
      label: series.label, data: series.values, backgroundColor: inks[data.series.length === 3 ? [1, 0, 2][index] : index],
      grouped: false, maxBarThickness: data.marks.length ? 8 : 18,
    }));
    return {
      type: 'bar',
      data: {labels: data.labels.map(wrapped), datasets},
      options: {
        indexAxis: 'y',
        scales: {x: axis(data.x), y: {ticks: {autoSkip: false}}},
        plugins: {legend: {display: datasets.length > 1}, marks: {list: data.marks}},
      },
      plugins: [marks],
    };
  }

  // Lines differ in dashes too, for those who see no colours.
  function courses(data) {
    const datasets = data.series.map((series, index) => ({
      label: series.label, data: series.values.map((value, at) => ({x: (at + 0.5) * data.step, y: value})),
      borderColor: inks[index % inks.length], backgroundColor: inks[index % inks.length],
      borderDash: dashes[index % dashes.length], borderWidth: 2, pointRadius: 0,
    }));
    return {
      type: 'line',
      data: {datasets},
      options: {
        scales: {x: {...axis(data.x), type: 'linear', max: data.step * data.series[0].values.length}, y: axis(data.y)},
      },
    };
  }

  const kinds = {distribution, bars, spans, courses};

  function draw(canvas) {
    const data = JSON.parse(canvas.dataset.chart);
    const settings = kinds[data.kind](data);
    const figure = canvas.parentElement;
    figure.hidden = false;
    const rows = (data.labels || []).map((label) => Math.max(30, 16 * wrapped(label).length + 4));
    figure.style.height = (data.labels ? rows.reduce((sum, height) => sum + height, 80) : 320) + 'px';
    Object.assign(settings.options, {animation: false, responsive: true, maintainAspectRatio: false});
    new Chart(canvas, settings);
  }

  page.whenReady(function (element) {
    if (typeof Chart === 'undefined') return;
    element.querySelectorAll('canvas[data-chart]').forEach((canvas) => {
      if (!Chart.getChart(canvas)) draw(canvas);
    });
  });

  window.addEventListener('beforeprint', function () {
    if (typeof Chart !== 'undefined') Object.values(Chart.instances).forEach((chart) => chart.resize());
  });
})();
