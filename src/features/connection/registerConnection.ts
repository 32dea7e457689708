/** Connections: which environment the editor talks to, as whom, and how that is. */

import * as vscode from 'vscode';
import type { HttpClientOptions } from '../../http/client.ts';
import { commands, settings } from '../../ids.ts';
import { withCancellableProgress } from '../cancellable.ts';
import { errorSentence } from '../errorTitle.ts';
import type { ConnectionProfile, Log } from '../services.ts';
import { ConnectionService } from './connectionService.ts';
import { CredentialVault } from './credentialVault.ts';
import { DemoEnvironment } from './demoEnvironment.ts';
import { ProfileStore } from './profileStore.ts';
import { ReportPage } from './reportPage.ts';
import { createStatusBar } from './statusBar.ts';

const DEMO_ID = 'demo';

/** Builds the service that the other features share, and its commands. `ready` resolves once the remembered connection is in use. */
export function registerConnection(
  extension: vscode.ExtensionContext,
  http: HttpClientOptions,
  log: Log,
): { readonly connections: ConnectionService; readonly ready: Promise<void> } {
  const profiles = new ProfileStore();
  const vault = new CredentialVault(extension.secrets, http.redactor);
  const connections = new ConnectionService({ profiles, vault, http, state: extension.globalState, log });
  const demo = new DemoEnvironment(vscode.Uri.joinPath(extension.extensionUri, 'dist', 'sandbox.js').fsPath);
  const page = new ReportPage(connections);
  const feature = new ConnectionCommands(connections, demo, page);
  extension.subscriptions.push(profiles, connections, demo, page, createStatusBar(connections), feature.register());
  return { connections, ready: feature.restore(extension.globalState) };
}

const DEMO_ACTIVE_KEY = 'demoActive';

class ConnectionCommands {
  readonly #connections: ConnectionService;
  readonly #demo: DemoEnvironment;
  readonly #page: ReportPage;

  constructor(connections: ConnectionService, demo: DemoEnvironment, page: ReportPage) {
    this.#connections = connections;
    this.#demo = demo;
    this.#page = page;
  }

  register(): vscode.Disposable {
    const register = (id: string, run: () => Promise<unknown>): vscode.Disposable =>
      vscode.commands.registerCommand(id, async () => {
        try {
          return await run();
        } catch (error) {
          void vscode.window.showErrorMessage(errorSentence(error));
          return undefined;
        }
      });
    return vscode.Disposable.from(
      register(commands.useDemoEnvironment, () => this.#useDemo()),
      register(commands.addConnection, () => this.#add()),
      register(commands.editConnection, () => this.#edit()),
      register(commands.switchConnection, () => this.#switch()),
      register(commands.testConnection, () => this.#test()),
      register(commands.disconnect, () => this.#disconnect()),
      register(commands.showConnectionReport, () => this.#page.show()),
    );
  }

  /** Takes up the connection of the last window, or the demo where the user's settings ask for it. */
  async restore(state: vscode.Memento): Promise<void> {
    const remembered = this.#connections.remembered;
    if (remembered !== undefined) return this.#connections.use(remembered);
    const wanted = vscode.workspace.getConfiguration(settings.section).get<boolean>(settings.startDemo) ?? false;
    if (wanted || state.get<boolean>(DEMO_ACTIVE_KEY)) await this.#useDemo();
  }

  #useDemo(): Promise<void> {
    const run = async (): Promise<void> => {
      const { url, credentials } = await this.#demo.start();
      const profile: ConnectionProfile = {
        id: DEMO_ID,
        name: 'Demo shop',
        environmentUrl: url,
        tokenUrl: credentials.oauth.tokenUrl,
        konnectUrl: url,
        demo: true,
      };
      await this.#connections.save(profile, credentials);
    };
    return Promise.resolve(
      vscode.window.withProgress(
        { location: vscode.ProgressLocation.Window, title: 'Starting the demo environment' },
        run,
      ),
    );
  }

  async #add(): Promise<void> {
    const { connectionForm } = await import('./connectionForm.ts');
    const result = await connectionForm('Add Connection');
    if (!result) return;
    await this.#connections.save(result.profile, result.credentials);
    await this.#sayHowItIs(result.profile);
  }

  async #edit(): Promise<void> {
    const profile = await this.#pick('Edit which connection?', ({ demo }) => !demo);
    if (!profile) return;
    const credentials = await this.#connections.credentialsOf(profile.id);
    const { connectionForm } = await import('./connectionForm.ts');
    const result = await connectionForm(`Edit ${profile.name}`, { profile, credentials });
    if (!result) return;
    await this.#connections.save(result.profile, result.credentials);
    await this.#sayHowItIs(result.profile);
  }

  async #switch(): Promise<void> {
    const profile = await this.#pick('Switch to which connection?', () => true);
    if (profile) await this.#connections.use(profile.id);
  }

  async #test(): Promise<void> {
    const { active } = this.#connections;
    if (!active) return void vscode.commands.executeCommand(commands.addConnection);
    await this.#sayHowItIs(active.profile);
  }

  async #disconnect(): Promise<void> {
    const profile = await this.#pick('Disconnect which connection?', () => true);
    if (!profile) return;
    const forget = 'Disconnect and Delete Credentials';
    const answer = await vscode.window.showWarningMessage(
      `Disconnect ${profile.name}?`,
      { modal: true, detail: 'Its credentials are deleted from this machine. Nothing changes in the tenant.' },
      forget,
    );
    if (answer !== forget) return;
    await this.#connections.disconnect(profile.id);
    if (profile.demo) this.#demo.dispose();
  }

  /** Tests with progress that can be cancelled, then says the worst of it in one sentence. */
  async #sayHowItIs(profile: ConnectionProfile): Promise<void> {
    const report = await withCancellableProgress(`Testing ${profile.name}`, (signal) => this.#connections.test(signal));
    if (!report) return;
    const show = 'Show Report';
    const failed = report.planes.filter(({ state }) => state === 'failed');
    const degraded = report.planes.filter(({ state }) => state === 'degraded');
    const say = failed.length
      ? vscode.window.showErrorMessage(failed.map(({ summary }) => summary).join(' '), show)
      : degraded.length
        ? vscode.window.showWarningMessage(degraded.map(({ summary }) => summary).join(' '), show)
        : vscode.window.showInformationMessage(`${profile.name} is connected.`, show);
    void say.then((answer) => (answer === show ? this.#page.show() : undefined));
  }

  async #pick(
    placeholder: string,
    fits: (profile: ConnectionProfile) => boolean,
  ): Promise<ConnectionProfile | undefined> {
    const profiles = this.#connections.profiles.filter(fits);
    if (profiles.length === 0) {
      void vscode.window.showInformationMessage('There is no connection yet. Run "Dynatrace: Add Connection…" first.');
      return undefined;
    }
    const activeId = this.#connections.active?.profile.id;
    const items = profiles.map((profile) => ({
      label: profile.name,
      description: profile.id === activeId ? `${profile.environmentUrl} (in use)` : profile.environmentUrl,
      profile,
    }));
    return (await vscode.window.showQuickPick(items, { placeHolder: placeholder, matchOnDescription: true }))?.profile;
  }
}
