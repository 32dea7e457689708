/** The look of a result, from the theme's own colours. */
export const styles = `
:host { display: block; font-family: var(--vscode-font-family); font-size: var(--vscode-font-size); color: var(--vscode-foreground); }
.grid { border: 1px solid var(--vscode-editorGroup-border, var(--vscode-panel-border)); border-radius: 3px; overflow: hidden; }
.grid-body { overflow: auto; position: relative; outline: none; font-family: var(--vscode-editor-font-family); font-size: 12px; }
.grid-body:focus-visible { box-shadow: inset 0 0 0 1px var(--vscode-focusBorder); }
.grid-header { display: flex; position: sticky; top: 0; z-index: 1; width: max-content; min-width: 100%; height: 24px; line-height: 24px;
  background: var(--vscode-keybindingTable-headerBackground, var(--vscode-editorWidget-background)); background-color: var(--vscode-editorWidget-background);
  border-bottom: 1px solid var(--vscode-editorGroup-border, var(--vscode-panel-border)); }
.grid-head { position: relative; flex: none; box-sizing: border-box; padding: 0 8px; font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.grid-resize { position: absolute; right: 0; top: 0; width: 6px; height: 100%; cursor: col-resize; }
.grid-resize:hover { background: var(--vscode-sash-hoverBorder); }
.grid-spacer { position: relative; }
.grid-rows { position: absolute; top: 0; left: 0; min-width: 100%; width: max-content; }
.grid-row { display: flex; height: 22px; line-height: 22px; }
.grid-row.odd { background: var(--vscode-keybindingTable-rowsBackground); }
.grid-row:hover { background: var(--vscode-list-hoverBackground); }
.grid-cell { flex: none; box-sizing: border-box; padding: 0 8px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.grid-cell.numeric { text-align: right; font-variant-numeric: tabular-nums; }
.grid-head:last-child, .grid-cell:last-child:not(.numeric) { flex-grow: 1; }
.grid-cell.absent { color: var(--vscode-descriptionForeground); font-style: italic; }
.grid-body:focus .grid-cell.current { box-shadow: inset 0 0 0 1px var(--vscode-focusBorder); background: var(--vscode-list-inactiveSelectionBackground); }
.footer, .note { padding: 4px 2px; color: var(--vscode-descriptionForeground); font-size: 12px; }
.views { display: flex; gap: 2px; padding-bottom: 3px; }
.view { border: none; border-radius: 3px; padding: 2px 8px; background: none; color: var(--vscode-descriptionForeground); font: inherit; font-size: 12px; cursor: pointer; }
.view:hover { background: var(--vscode-toolbar-hoverBackground); }
.view[aria-selected="true"] { background: var(--vscode-toolbar-activeBackground, var(--vscode-toolbar-hoverBackground)); color: var(--vscode-foreground); }
.view:focus-visible { outline: 1px solid var(--vscode-focusBorder); }
.note:empty { display: none; }
.notification { margin: 2px 0; padding: 3px 8px; border-left: 3px solid var(--vscode-editorInfo-foreground); font-size: 12px; }
.notification.warning { border-color: var(--vscode-editorWarning-foreground); }
.notification.error { border-color: var(--vscode-editorError-foreground); }
`;
