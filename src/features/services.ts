/**
 * What the features share. Each feature takes these services and nothing of another feature's insides; `src/extension.ts` builds
 * them once.
 */

import type * as vscode from 'vscode';
import type { DynatraceEnvironment } from '../dynatrace/environment.ts';
import type { PlaneReport } from '../http/planeReport.ts';
import type { Konnect } from '../konnect/konnect.ts';
import type { LocalFiles } from './localFilesService.ts';
import type { QueryVariables } from './queryVariables.ts';
import type { ResultStore } from './resultStore.ts';

/** A connection as the user named it: addresses only, credentials are elsewhere (SecretStorage). */
export interface ConnectionProfile {
  readonly id: string;
  readonly name: string;
  /** As normalised from what the user typed. */
  readonly environmentUrl: string;
  /** Only where it cannot be derived from the environment URL. */
  readonly platformUrl?: string;
  readonly tokenUrl?: string;
  readonly konnectRegion?: string;
  readonly konnectUrl?: string;
  /** Writes ask once more. */
  readonly production?: boolean;
  /** Started with the extension and gone with it; kept out of the user's settings. */
  readonly demo?: boolean;
}

/** A connection in use: its clients take the credentials from SecretStorage when they need them. */
export interface ActiveConnection {
  readonly profile: ConnectionProfile;
  readonly environment: DynatraceEnvironment;
  readonly konnect: Konnect | undefined;
}

/** What the last Test Connection found, one report a plane. */
export interface ConnectionReport {
  readonly profile: ConnectionProfile;
  readonly at: Date;
  readonly planes: readonly PlaneReport[];
}

export interface Connections {
  readonly profiles: readonly ConnectionProfile[];
  readonly active: ActiveConnection | undefined;
  readonly report: ConnectionReport | undefined;
  readonly onDidChangeProfiles: vscode.Event<void>;
  readonly onDidChangeActive: vscode.Event<ActiveConnection | undefined>;
  readonly onDidChangeReport: vscode.Event<ConnectionReport | undefined>;
  /** The clients of a connection, whether it is the active one or not. Undefined when there is no such connection (any more). */
  open(id: string): Promise<ActiveConnection | undefined>;
}

export interface Services {
  readonly extension: vscode.ExtensionContext;
  /** Redacts credentials in everything that is written to it. */
  readonly log: Log;
  readonly connections: Connections;
  /** Queries over files of this machine. */
  readonly local: LocalFiles;
  /** Every result that is shown somewhere. */
  readonly results: ResultStore;
  /** What `$name` of dashboards stands for when a query runs. */
  readonly variables: QueryVariables;
}

/** The output channel *Dynatrace & Konnect*; every line passes the redactor. */
export interface Log {
  info(line: string): void;
  warn(line: string): void;
  error(line: string, error?: unknown): void;
}
