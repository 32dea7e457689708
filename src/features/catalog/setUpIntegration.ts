/**
 * *Konnect: Set Up Dynatrace Integration…*: asks what the setup needs to know and shows what it finds. What is there already is
 * taken as it is, so running it again changes nothing twice. Leaving it at any question keeps what was reached.
 */

import * as vscode from 'vscode';
import { ApiError } from '../../http/errors.ts';
import { integrationsLink } from '../../konnect/deepLinks.ts';
import type { SyncHint } from '../../konnect/discovery.ts';
import { IntegrationSetup } from '../../konnect/integrationSetup.ts';
import type { Konnect } from '../../konnect/konnect.ts';
import { resourceTitle } from '../../konnect/resources.ts';
import type { SetupStep } from '../../konnect/setupSteps.ts';
import { sloReading } from '../../konnect/sloReading.ts';
import { withCancellableProgress } from '../cancellable.ts';
import { confirmWrite } from '../confirmWrite.ts';
import { errorSentence, errorTitle } from '../errorTitle.ts';
import type { ActiveConnection } from '../services.ts';
import { askService } from './servicePick.ts';
import { askFields, askSecrets } from './setupForms.ts';
import { sloText } from './sloText.ts';

const INTEGRATION = 'dynatrace';

type StepOf<K extends SetupStep['kind']> = Extract<SetupStep, { kind: K }>;

/** Undefined when the user left; otherwise the last step. */
export async function setUpIntegration(connection: ActiveConnection, konnect: Konnect): Promise<SetupStep | undefined> {
  const { classicApi, platform } = connection.environment.urls;
  const addresses: [string, ...string[]] = platform ? [platform, classicApi] : [classicApi];
  const setup = new IntegrationSetup(konnect, { integrationName: INTEGRATION, config: { base_url: addresses } });
  return new SetupDialog(connection, konnect, setup).run();
}

class SetupDialog {
  readonly #connection: ActiveConnection;
  readonly #konnect: Konnect;
  readonly #setup: IntegrationSetup;

  constructor(connection: ActiveConnection, konnect: Konnect, setup: IntegrationSetup) {
    this.#connection = connection;
    this.#konnect = konnect;
    this.#setup = setup;
  }

  async run(): Promise<SetupStep | undefined> {
    let step: SetupStep | undefined = { kind: 'inspect' };
    for (;;) {
      const next: SetupStep | undefined = await this.#take(step);
      if (next === undefined || next.kind === 'done') return next;
      step = next;
    }
  }

  #take(step: SetupStep): Promise<SetupStep | undefined> {
    switch (step.kind) {
      case 'inspect':
        return this.#attempt('Reading what Konnect has', (signal) => this.#setup.inspect(signal));
      case 'choose-instance':
        return this.#chooseInstance(step);
      case 'install':
        return this.#install(step);
      case 'authorize':
        return this.#authorize(step);
      case 'replace-credential':
        return this.#replaceCredential(step);
      case 'choose-service':
        return this.#chooseService();
      case 'await-discovery':
        return this.#awaitDiscovery(step);
      case 'choose-resources':
        return this.#chooseResources(step);
      case 'map':
        return this.#map(step);
      case 'validate':
        return this.#attempt('Checking the mapping', (signal) => this.#setup.validate(signal));
      case 'authorize-in-konnect':
        return this.#stop(
          'This integration is authorized in the browser. Do it in Konnect, then run this again.',
          integrationsLink(this.#konnect),
        );
      case 'not-offered':
      case 'no-discovery':
        return this.#stop(step.sentence, integrationsLink(this.#konnect));
      case 'done':
        return Promise.resolve(step);
    }
  }

  async #chooseInstance({ instances }: StepOf<'choose-instance'>): Promise<SetupStep | undefined> {
    const items = [
      ...instances.map(({ id, display_name, name, authorized }) => ({
        label: display_name,
        description: `${name}, ${authorized ? 'authorized' : 'not authorized'}`,
        choice: id,
      })),
      { label: '$(add) Install another', description: '', choice: 'new' },
    ];
    const picked = await vscode.window.showQuickPick(items, {
      title: 'Set Up Dynatrace Integration',
      placeHolder: 'Which integration instance?',
      ignoreFocusOut: true,
    });
    return (
      picked && this.#attempt('Reading the instance', (signal) => this.#setup.chooseInstance(picked.choice, signal))
    );
  }

  async #install(step: StepOf<'install'>): Promise<SetupStep | undefined> {
    const values = await askFields('Install the Dynatrace Integration', step.fields);
    if (!values) return undefined;
    const lines = Object.entries(values).map(([key, value]) => `${key}: ${String(value)}`);
    const agreed = await this.#confirm('Install', `Install ${step.displayName} in the Konnect Catalog?`, [
      `name: ${step.name}`,
      ...lines,
    ]);
    return agreed ? this.#attempt('Installing', (signal) => this.#setup.install(step, values, signal)) : undefined;
  }

  async #authorize(step: StepOf<'authorize'>): Promise<SetupStep | undefined> {
    const keys = await askSecrets('Authorize the Dynatrace Integration', step.fields, this.#connection);
    if (!keys) return undefined;
    const agreed = await this.#confirm(
      'Hand Over the Token',
      `Hand a Dynatrace token to Konnect, so that "${step.instance.display_name}" can read SLOs?`,
      [
        'Konnect stores it and calls Dynatrace with it. It is sent over TLS in this one request and is not shown again.',
      ],
    );
    return agreed ? this.#attempt('Authorizing', (signal) => this.#setup.authorize(keys, signal)) : undefined;
  }

  async #replaceCredential(step: StepOf<'replace-credential'>): Promise<SetupStep | undefined> {
    const because = {
      tainted: 'Konnect says that the credential is no longer valid.',
      expired: 'The credential has expired.',
      asked: '',
    }[step.because];
    const replace = 'Replace It';
    const keep = 'Go On with It';
    const answer = await vscode.window.showWarningMessage(
      `Replace the credential of "${step.instance.display_name}"?`,
      { modal: true, detail: `${because}\n\n${step.warning}` },
      replace,
      keep,
    );
    if (answer === keep) return this.#setup.keepCredential();
    if (answer !== replace) return undefined;
    const keys = await askSecrets('Replace the Credential', step.fields, this.#connection);
    return keys && this.#attempt('Replacing the credential', (signal) => this.#setup.replaceCredential(keys, signal));
  }

  async #chooseService(): Promise<SetupStep | undefined> {
    const services = await this.#attempt('Reading the catalog services', (signal) => this.#setup.services(signal));
    const choice = services && (await askService(services));
    if (!choice) return undefined;
    if ('id' in choice)
      return this.#attempt('Reading the service', (signal) => this.#setup.chooseService(choice, signal));
    const agreed = await this.#confirm('Create', `Create the service ${choice.display_name} in the Konnect Catalog?`, [
      `name: ${choice.name}`,
    ]);
    return agreed
      ? this.#attempt('Creating the service', (signal) => this.#setup.createService(choice, signal))
      : undefined;
  }

  async #awaitDiscovery({ instance }: StepOf<'await-discovery'>): Promise<SetupStep | undefined> {
    let offered = false;
    const result = await withCancellableProgress(
      `Waiting for Konnect to discover SLOs of "${instance.display_name}"`,
      async (signal, report) => {
        try {
          return await this.#setup.awaitDiscovery(
            {
              onProgress: ({ waitedMs, hint }) => {
                report(`${Math.round(waitedMs / 1000)} s`);
                if (hint && !offered) {
                  offered = true;
                  void offerSync(hint);
                }
              },
            },
            signal,
          );
        } catch (error) {
          if (!ApiError.is(error, 'cancelled')) void vscode.window.showErrorMessage(errorSentence(error));
          return undefined;
        }
      },
    );
    if (!result) return undefined;
    if (result.kind === 'found') {
      const { service } = this.#setup.state;
      // Reads which of the found resources the service has already.
      return service
        ? this.#attempt('Reading the mappings', (signal) => this.#setup.chooseService(service, signal))
        : this.#setup.step;
    }
    if (result.kind === 'credential-broken') return this.#setup.step;
    return this.#stop(`Nothing was discovered yet. ${result.hint.sentence}`, result.hint.link);
  }

  async #chooseResources({
    service,
    resources,
    mappedIds,
  }: StepOf<'choose-resources'>): Promise<SetupStep | undefined> {
    const mapped = new Set(mappedIds);
    const items = resources.map((resource) => {
      const slo = sloReading(resource);
      const texts = [slo && sloText(slo), mapped.has(resource.id) ? 'mapped already' : undefined];
      return {
        label: resourceTitle(resource),
        description: texts.filter(Boolean).join(' · '),
        picked: mapped.has(resource.id),
        id: resource.id,
      };
    });
    const picked = await vscode.window.showQuickPick(items, {
      title: 'Set Up Dynatrace Integration',
      placeHolder: `Which resources belong to ${service.display_name}?`,
      canPickMany: true,
      ignoreFocusOut: true,
      matchOnDescription: true,
    });
    return picked && picked.length > 0 ? this.#setup.chooseResources(picked.map(({ id }) => id)) : undefined;
  }

  async #map({ service, resources }: StepOf<'map'>): Promise<SetupStep | undefined> {
    const mapped = new Set(this.#setup.state.mappedIds);
    const added = resources.filter(({ id }) => !mapped.has(id));
    const verb = `Map ${added.length} ${added.length === 1 ? 'Resource' : 'Resources'}`;
    const agreed =
      added.length === 0 || (await this.#confirm(verb, `Map to ${service.display_name}?`, added.map(resourceTitle)));
    if (!agreed) return undefined;
    let done = 0;
    return this.#attempt('Mapping', (signal, report) =>
      this.#setup.map(({ resource }) => report(`${++done} of ${resources.length}: ${resourceTitle(resource)}`), signal),
    );
  }

  #confirm(verb: string, question: string, lines: readonly string[]): Promise<boolean> {
    const host = new URL(this.#konnect.urls.regional).host;
    return confirmWrite(this.#connection.profile, {
      verb,
      question,
      detail: [`Sent to Konnect (${host}):`, ...lines].join('\n'),
    });
  }

  /** Runs a call until it succeeds, the user cancels it, or no longer wants to try. */
  async #attempt<T>(
    title: string,
    call: (signal: AbortSignal, report: (message: string) => void) => Promise<T>,
  ): Promise<T | undefined> {
    for (;;) {
      try {
        return await withCancellableProgress(title, call);
      } catch (error) {
        if (ApiError.is(error, 'cancelled')) return undefined;
        const again = 'Try Again';
        const answer = await vscode.window.showErrorMessage(
          errorTitle(error),
          { modal: true, detail: errorSentence(error) },
          again,
        );
        if (answer !== again) return undefined;
      }
    }
  }

  async #stop(sentence: string, link: string): Promise<undefined> {
    const open = 'Open Konnect';
    const answer = await vscode.window.showInformationMessage(sentence, open);
    if (answer === open) await vscode.env.openExternal(vscode.Uri.parse(link, true));
    return undefined;
  }
}

async function offerSync(hint: SyncHint): Promise<void> {
  const open = 'Open Konnect';
  const answer = await vscode.window.showInformationMessage(hint.sentence, open);
  if (answer === open) await vscode.env.openExternal(vscode.Uri.parse(hint.link, true));
}
