/** The question before anything changes in a tenant: what is sent, and where. Production connections ask once more. */

import * as vscode from 'vscode';
import type { ConnectionProfile } from './services.ts';

export interface Write {
  /** The button: `Install`, `Map 2 Resources`. */
  readonly verb: string;
  readonly question: string;
  /** What is sent and to which host; never a credential. */
  readonly detail: string;
}

/** True when the user agreed. */
export async function confirmWrite(profile: ConnectionProfile, { verb, question, detail }: Write): Promise<boolean> {
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, verb)) !== verb) return false;
  if (!profile.production) return true;
  const sure = `${verb} in Production`;
  const again = await vscode.window.showWarningMessage(
    `${profile.name} is marked as production. Really go on?`,
    { modal: true, detail },
    sure,
  );
  return again === sure;
}
