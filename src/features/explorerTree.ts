/**
 * The tree every view of the explorer is made of: branches that load when they are opened, "Load more" where there is more, an
 * error node with Retry where loading failed, and words where there is nothing. A failure never looks like an empty list.
 */

import * as vscode from 'vscode';
import { commands } from '../ids.ts';
import { errorSentence, errorTitle } from './errorTitle.ts';

/** What a branch answers with; `more` fetches the page after it. */
export interface Page {
  readonly nodes: readonly TreeNode[];
  readonly more?: PageLoader | undefined;
  /** How many there are in all, where the service says. */
  readonly total?: number | undefined;
}

export type PageLoader = (signal: AbortSignal) => Promise<Page>;

export interface TreeNode {
  readonly id: string;
  readonly item: vscode.TreeItem;
  readonly children?: PageLoader | undefined;
  /** The page of the web UI that shows it. */
  readonly link?: string | undefined;
  /** What *Copy Id* copies. */
  readonly copyText?: string | undefined;
}

/** What the tree keeps of an opened branch. */
interface Branch {
  readonly parent: TreeNode | undefined;
  nodes: readonly TreeNode[];
  more: PageLoader | undefined;
  error: unknown;
  loading: Promise<void> | undefined;
}

const ROOT = '';

export interface ExplorerTreeOptions {
  readonly viewId: string;
  /** Undefined: nothing to show, the view's welcome text speaks. */
  readonly root: () => PageLoader | undefined;
  /** Shown in place of an empty root. */
  readonly empty: string;
}

export class ExplorerTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #options: ExplorerTreeOptions;
  readonly #branches = new Map<string, Branch>();
  readonly #changed = new vscode.EventEmitter<TreeNode | undefined>();
  readonly #view: vscode.TreeView<TreeNode>;
  #abort = new AbortController();

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(options: ExplorerTreeOptions) {
    this.#options = options;
    this.#view = vscode.window.createTreeView(options.viewId, { treeDataProvider: this, showCollapseAll: true });
  }

  dispose(): void {
    this.#abort.abort();
    this.#view.dispose();
    this.#changed.dispose();
  }

  /** Forgets everything that was loaded, stops what is loading, and reads again. */
  refresh(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#branches.clear();
    this.#view.description = '';
    this.#changed.fire(undefined);
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return node.item;
  }

  async getChildren(parent?: TreeNode): Promise<TreeNode[]> {
    const load = parent ? parent.children : this.#options.root();
    if (!load) return [];
    const key = parent?.id ?? ROOT;
    let branch = this.#branches.get(key);
    if (!branch) {
      branch = { parent, nodes: [], more: load, error: undefined, loading: undefined };
      this.#branches.set(key, branch);
      await this.#loadPage(branch);
    } else if (branch.loading) {
      await branch.loading;
    }
    return this.#rows(key, branch);
  }

  /** Appends the next page of a branch; the row's id names the branch. */
  async loadMore(branchId: string): Promise<void> {
    const branch = this.#branches.get(branchId);
    if (!branch?.more) return;
    await this.#loadPage(branch);
    this.#changed.fire(branch.parent);
  }

  #rows(key: string, branch: Branch): TreeNode[] {
    const rows = [...branch.nodes];
    if (branch.error !== undefined) rows.push(errorNode(this, key, branch.error));
    else if (branch.more) rows.push(moreNode(this, key));
    else if (rows.length === 0) rows.push(wordsNode(`${key}/empty`, key === ROOT ? this.#options.empty : 'None'));
    return rows;
  }

  /** One page at a time: a second call while one is under way waits for that one. */
  #loadPage(branch: Branch): Promise<void> {
    if (branch.loading) return branch.loading;
    const load = branch.more;
    if (!load) return Promise.resolve();
    const { signal } = this.#abort;
    const run = async (): Promise<void> => {
      try {
        const page = await load(signal);
        if (signal.aborted) return;
        branch.nodes = withoutRepeats([...branch.nodes, ...page.nodes]);
        branch.more = page.more;
        branch.error = undefined;
        if (!branch.parent && page.total !== undefined) this.#view.description = String(page.total);
      } catch (error) {
        if (!signal.aborted) branch.error = error;
      } finally {
        branch.loading = undefined;
      }
    };
    branch.loading = Promise.resolve(
      vscode.window.withProgress({ location: { viewId: this.#options.viewId } }, () => run()),
    );
    return branch.loading;
  }
}

/** Rows move between pages while others write; VS Code refuses two rows with one id. */
function withoutRepeats(nodes: readonly TreeNode[]): readonly TreeNode[] {
  return [...new Map(nodes.map((node) => [node.id, node])).values()];
}

function moreNode(tree: ExplorerTree, branchId: string): TreeNode {
  const item = new vscode.TreeItem('Load more…');
  item.id = `${branchId}/more`;
  item.iconPath = new vscode.ThemeIcon('ellipsis');
  item.command = { command: commands.loadMore, title: 'Load More', arguments: [tree, branchId] };
  return { id: item.id, item };
}

function errorNode(tree: ExplorerTree, branchId: string, error: unknown): TreeNode & FailedBranch {
  const item = new vscode.TreeItem(`${errorTitle(error)} – select to retry`);
  item.id = `${branchId}/error`;
  item.description = errorSentence(error);
  item.tooltip = item.description;
  item.iconPath = new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
  item.contextValue = 'error';
  item.command = { command: commands.retry, title: 'Retry', arguments: [{ tree, branchId }] };
  return { id: item.id, item, tree, branchId };
}

function wordsNode(id: string, words: string): TreeNode {
  const item = new vscode.TreeItem(words);
  item.id = id;
  return { id, item };
}

interface FailedBranch {
  readonly tree: ExplorerTree;
  readonly branchId: string;
}

/** The commands that the rows of every tree share. */
export function registerTreeCommands(): vscode.Disposable {
  const open = async (node: TreeNode | undefined): Promise<void> => {
    if (node?.link) await vscode.env.openExternal(vscode.Uri.parse(node.link, true));
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(commands.loadMore, (tree: ExplorerTree, branchId: string) =>
      tree.loadMore(branchId),
    ),
    vscode.commands.registerCommand(commands.retry, ({ tree, branchId }: FailedBranch) => tree.loadMore(branchId)),
    vscode.commands.registerCommand(commands.openInDynatrace, open),
    vscode.commands.registerCommand(commands.openInKonnect, open),
    vscode.commands.registerCommand(commands.copyId, async (node: TreeNode | undefined) => {
      if (node?.copyText) await vscode.env.clipboard.writeText(node.copyText);
    }),
  );
}
