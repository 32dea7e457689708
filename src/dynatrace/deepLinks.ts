import type { EnvironmentUrls } from './environmentUrl.ts';

/** The web UI's addresses, in one place because they are no stable API. All are opened by the browser and never fetched. */

export declare function problemLink(urls: EnvironmentUrls, problemId: string): string;
export declare function problemListLink(urls: EnvironmentUrls): string;
export declare function entityLink(urls: EnvironmentUrls, entityId: string): string;
export declare function sloLink(urls: EnvironmentUrls, sloId: string): string;
export declare function classicSloLink(urls: EnvironmentUrls, sloId: string): string;
export declare function settingsLink(urls: EnvironmentUrls, schemaId: string): string;
/** Undefined where there is no Grail, and for queries too long for an address. */
export declare function queryLink(urls: EnvironmentUrls, query: string): string | undefined;
export declare function traceLink(urls: EnvironmentUrls, traceId: string): string | undefined;
