/** The look of charts, from the theme's own colours. */
export const chartStyles = `
.chart { padding: 6px 2px; }
.chart-plot { position: relative; min-height: 240px; outline: none; }
.chart-plot:focus-visible { box-shadow: 0 0 0 1px var(--vscode-focusBorder); }
.chart-spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.uplot, .uplot * { font-family: var(--vscode-font-family); }
.u-legend { width: 100%; padding-left: 56px; font-size: 12px; text-align: left; color: var(--vscode-foreground); }
.u-legend tbody { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, var(--series-width)), 1fr)); gap: 2px 12px; max-height: 160px; overflow: auto; }
.u-legend.u-inline.u-live .u-series th::after { content: none; }
.u-legend .u-series { display: flex; min-width: 0; margin: 0; }
.u-legend .u-series > * { padding: 0; }
.u-legend .u-series th { display: flex; align-items: center; min-width: 0; font-weight: normal; }
.u-legend .u-label { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.u-legend .u-series td { margin-left: auto; padding-left: 6px; white-space: nowrap; font-variant-numeric: tabular-nums; color: var(--vscode-descriptionForeground); }
.u-legend .u-series:first-child { grid-column: 1 / -1; }
.u-legend .u-series:first-child th { display: none; }
.u-legend .u-series:first-child td { margin: 0; padding: 0; }
.u-legend .u-marker { flex: none; width: 10px; height: 10px; }
.u-select { background: var(--vscode-editor-selectionBackground, rgba(128, 128, 128, 0.3)); }
.u-cursor-x, .u-cursor-y { border-color: var(--vscode-descriptionForeground); }
.chart-bars { display: grid; grid-template-columns: minmax(40px, max-content) 1fr max-content; gap: 3px 8px; max-height: 360px; overflow: auto; font-size: 12px; }
.chart-bar { display: contents; }
.chart-label { max-width: 320px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; line-height: 18px; }
.chart-track { background: var(--vscode-editorWidget-background); height: 14px; margin: 2px 0; }
.chart-fill { height: 100%; min-width: 1px; background: var(--vscode-charts-blue, #3794ff); }
.chart-fill.negative { background: var(--vscode-charts-red, #f14c4c); }
.chart-value { text-align: right; font-variant-numeric: tabular-nums; line-height: 18px; }
`;
