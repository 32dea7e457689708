/** The questions behind *Add Connection…* and *Edit Connection…*. Secrets that are stored are never shown: an empty answer keeps them. */

import * as vscode from 'vscode';
import { parseEnvironmentUrl } from '../../dynatrace/environmentUrl.ts';
import { konnectUrls, regions } from '../../konnect/regions.ts';
import { errorSentence } from '../errorTitle.ts';
import type { ConnectionProfile } from '../services.ts';
import { type Answer, askChoice, askChoices, askText, type Place, runSteps, type Step } from '../steps.ts';
import type { Credentials } from './credentialVault.ts';

type Kind = 'apiToken' | 'platformToken' | 'oauth' | 'konnect';

/** What has been answered so far; grows step by step. */
interface Draft {
  name: string;
  environmentUrl: string;
  platformUrl: string;
  kinds: Kind[];
  apiToken: string;
  platformToken: string;
  clientId: string;
  clientSecret: string;
  accountUrn: string;
  konnectRegion: string;
  konnectUrl: string;
  konnectToken: string;
  production: boolean;
}

export interface FormResult {
  readonly profile: ConnectionProfile;
  readonly credentials: Credentials;
}

/** Undefined when the user leaves the form; then nothing has changed. */
export async function connectionForm(
  title: string,
  before?: { readonly profile: ConnectionProfile; readonly credentials: Credentials },
): Promise<FormResult | undefined> {
  const draft = draftOf(before?.profile, before?.credentials ?? {});
  const answered = await runSteps(title, () => questions(draft, before?.credentials ?? {}));
  if (!answered) return undefined;
  return { profile: profileOf(draft, before?.profile), credentials: credentialsOf(draft, before) };
}

function draftOf(profile: ConnectionProfile | undefined, stored: Credentials): Draft {
  const kinds: Kind[] = [];
  if (stored.apiToken || !profile) kinds.push('apiToken');
  if (stored.platformToken) kinds.push('platformToken');
  if (stored.oauth || !profile) kinds.push('oauth');
  if (profile?.konnectRegion || profile?.konnectUrl) kinds.push('konnect');
  return {
    name: profile?.name ?? '',
    environmentUrl: profile?.environmentUrl ?? '',
    platformUrl: profile?.platformUrl ?? '',
    kinds,
    apiToken: '',
    platformToken: '',
    clientId: stored.oauth?.clientId ?? '',
    clientSecret: '',
    accountUrn: stored.oauth?.accountUrn ?? '',
    konnectRegion: profile?.konnectUrl ? '' : (profile?.konnectRegion ?? 'us'),
    konnectUrl: profile?.konnectUrl ?? '',
    konnectToken: '',
    production: profile?.production ?? false,
  };
}

function questions(draft: Draft, stored: Credentials): readonly Step[] {
  const text = (
    key: 'name' | 'environmentUrl' | 'platformUrl',
    prompt: string,
    placeholder: string,
    validate: (text: string) => Verdict,
  ): Step => {
    return (place) =>
      keep(askText(place, { prompt, placeholder, value: draft[key], validate }), (value) => {
        draft[key] = value;
      });
  };
  const steps: Step[] = [
    text('name', 'A name for this connection, as the status bar shows it', 'Production', (value) =>
      value ? undefined : 'Give the connection a name.',
    ),
    text(
      'environmentUrl',
      'The environment’s address: any page of it will do',
      'https://abc12345.apps.dynatrace.com',
      environmentVerdict,
    ),
  ];
  if (isUnknownHost(draft.environmentUrl)) {
    steps.push(
      text(
        'platformUrl',
        'The address of its platform APIs (Grail), if it has any; empty if not',
        'https://…',
        (value) => platformVerdict(draft.environmentUrl, value),
      ),
    );
  }
  steps.push((place) => askKinds(place, draft));
  if (draft.kinds.includes('apiToken'))
    steps.push(
      secret(
        draft,
        'apiToken',
        'API token (problems.read, entities.read, settings.read; slo.read and apiTokens.read help)',
        'dt0c01.…',
        stored.apiToken,
      ),
    );
  if (draft.kinds.includes('platformToken'))
    steps.push(secret(draft, 'platformToken', 'Platform token', 'dt0s16.…', stored.platformToken));
  if (draft.kinds.includes('oauth')) {
    steps.push((place) =>
      keep(askText(place, { prompt: 'OAuth client id', placeholder: 'dt0s02.…', value: draft.clientId }), (value) => {
        draft.clientId = value;
      }),
    );
    steps.push(secret(draft, 'clientSecret', 'OAuth client secret', 'dt0s02.….…', stored.oauth?.clientSecret));
    steps.push((place) =>
      keep(
        askText(place, { prompt: 'Account URN', placeholder: 'urn:dtaccount:…', value: draft.accountUrn }),
        (value) => {
          draft.accountUrn = value;
        },
      ),
    );
  }
  if (draft.kinds.includes('konnect')) {
    steps.push((place) => askRegion(place, draft));
    if (draft.konnectRegion === '') {
      steps.push((place) =>
        keep(
          askText(place, {
            prompt: 'Base URL of the Konnect APIs',
            placeholder: 'https://us.api.konghq.com',
            value: draft.konnectUrl,
            validate: konnectVerdict,
          }),
          (value) => {
            draft.konnectUrl = value;
          },
        ),
      );
    }
    steps.push(
      secret(
        draft,
        'konnectToken',
        'Konnect personal or system account access token',
        'kpat_… or spat_…',
        stored.konnectToken,
      ),
    );
  }
  steps.push((place) => askProduction(place, draft));
  return steps;
}

type Verdict = string | { readonly message: string; readonly severity: vscode.InputBoxValidationSeverity } | undefined;

function environmentVerdict(text: string): Verdict {
  const parsed = parseEnvironmentUrl(text);
  if (!parsed.ok) return parsed.message;
  const { warnings } = parsed.urls;
  return warnings.length
    ? { message: warnings.join(' '), severity: vscode.InputBoxValidationSeverity.Warning }
    : undefined;
}

function platformVerdict(environmentUrl: string, platformUrl: string): Verdict {
  const parsed = parseEnvironmentUrl(environmentUrl, platformUrl || undefined);
  return parsed.ok ? undefined : parsed.message;
}

function konnectVerdict(text: string): Verdict {
  try {
    konnectUrls({ url: text });
    return undefined;
  } catch (error) {
    return errorSentence(error);
  }
}

function isUnknownHost(environmentUrl: string): boolean {
  const parsed = parseEnvironmentUrl(environmentUrl);
  return parsed.ok && parsed.urls.deployment === 'custom';
}

function secret(
  draft: Draft,
  key: 'apiToken' | 'platformToken' | 'clientSecret' | 'konnectToken',
  prompt: string,
  placeholder: string,
  stored: string | undefined,
): Step {
  return (place) =>
    keep(
      askText(place, {
        prompt: stored ? `${prompt}. One is stored; leave this empty to keep it.` : prompt,
        placeholder: stored ? '(stored)' : placeholder,
        password: true,
        value: draft[key],
      }),
      (value) => {
        draft[key] = value;
      },
    );
}

const kinds: readonly { readonly value: Kind; readonly label: string; readonly detail: string }[] = [
  { value: 'apiToken', label: 'API token', detail: 'Problems, entities, settings and classic SLOs' },
  { value: 'oauth', label: 'OAuth client', detail: 'Grail (DQL) and SLOs of the platform' },
  {
    value: 'platformToken',
    label: 'Platform token',
    detail: 'Grail (DQL) and SLOs of the platform, with your own permissions',
  },
  { value: 'konnect', label: 'Konnect token', detail: 'The Konnect Catalog, integrations and mappings' },
];

function askKinds(place: Place, draft: Draft) {
  const items = kinds.map((kind) => ({ ...kind, picked: draft.kinds.includes(kind.value) }));
  return keep(askChoices(place, 'Which credentials do you have? Each may be added later.', items), (value) => {
    draft.kinds = value;
  });
}

function askRegion(place: Place, draft: Draft) {
  const items = [
    ...regions.map(({ name, displayName, optIn }) => ({
      label: displayName,
      description: optIn ? `${name}, where an administrator has switched it on` : name,
      value: name,
      picked: name === draft.konnectRegion,
    })),
    { label: 'Another address …', value: '', picked: draft.konnectRegion === '' },
  ];
  return keep(askChoice(place, 'The Konnect region of the Catalog', items), (value) => {
    draft.konnectRegion = value;
  });
}

function askProduction(place: Place, draft: Draft) {
  const items = [
    { label: 'No', detail: 'What changes the tenant asks first', value: false, picked: !draft.production },
    {
      label: 'Yes, production',
      detail: 'What changes the tenant asks first, and then once more',
      value: true,
      picked: draft.production,
    },
  ];
  return keep(askChoice(place, 'Is this a production environment?', items), (value) => {
    draft.production = value;
  });
}

async function keep<T>(answer: Promise<Answer<T>>, store: (value: T) => void): Promise<'next' | 'back' | undefined> {
  const given = await answer;
  if (given === undefined || given === 'back') return given;
  store(given.value);
  return 'next';
}

function profileOf(draft: Draft, before: ConnectionProfile | undefined): ConnectionProfile {
  const konnect = draft.kinds.includes('konnect');
  return {
    id: before?.id ?? crypto.randomUUID(),
    name: draft.name,
    environmentUrl: draft.environmentUrl,
    ...(draft.platformUrl && isUnknownHost(draft.environmentUrl) ? { platformUrl: draft.platformUrl } : {}),
    ...(before?.tokenUrl ? { tokenUrl: before.tokenUrl } : {}),
    ...(konnect && draft.konnectRegion ? { konnectRegion: draft.konnectRegion } : {}),
    ...(konnect && !draft.konnectRegion ? { konnectUrl: draft.konnectUrl } : {}),
    ...(draft.production ? { production: true } : {}),
  };
}

/** An empty secret keeps the stored one, but not for another address: there it has to be entered again. */
function credentialsOf(
  draft: Draft,
  before: { readonly profile: ConnectionProfile; readonly credentials: Credentials } | undefined,
): Credentials {
  const environment = before?.profile.environmentUrl === draft.environmentUrl ? before.credentials : {};
  const sameKonnect =
    (before?.profile.konnectRegion ?? '') === draft.konnectRegion &&
    (before?.profile.konnectUrl ?? '') === draft.konnectUrl;
  const konnect = sameKonnect ? before?.credentials : undefined;
  const has = (kind: Kind): boolean => draft.kinds.includes(kind);
  const oauth = {
    clientId: draft.clientId,
    clientSecret: draft.clientSecret || environment.oauth?.clientSecret || '',
    accountUrn: draft.accountUrn,
  };
  return {
    apiToken: has('apiToken') ? draft.apiToken || environment.apiToken : undefined,
    platformToken: has('platformToken') ? draft.platformToken || environment.platformToken : undefined,
    oauth: has('oauth') && Object.values(oauth).some((value) => value !== '') ? oauth : undefined,
    konnectToken: has('konnect') ? draft.konnectToken || konnect?.konnectToken : undefined,
  };
}
