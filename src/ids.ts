/**
 * Every id the extension shares with its manifest, once. `test/unit/ids.test.ts` fails when package.json's contributes and this
 * file disagree, and the in-host suite when a command is declared but never registered.
 */

export const extensionId = 'dynatrace-konnect-explorer.dynatrace-konnect-explorer';

export const commands = {
  useDemoEnvironment: 'dynatraceKonnect.useDemoEnvironment',
  addConnection: 'dynatraceKonnect.addConnection',
  editConnection: 'dynatraceKonnect.editConnection',
  switchConnection: 'dynatraceKonnect.switchConnection',
  testConnection: 'dynatraceKonnect.testConnection',
  disconnect: 'dynatraceKonnect.disconnect',
  showConnectionReport: 'dynatraceKonnect.showConnectionReport',
  refreshProblems: 'dynatraceKonnect.refreshProblems',
  refreshEntities: 'dynatraceKonnect.refreshEntities',
  refreshSlos: 'dynatraceKonnect.refreshSlos',
  refreshCatalog: 'dynatraceKonnect.refreshCatalog',
  loadMore: 'dynatraceKonnect.loadMore',
  retry: 'dynatraceKonnect.retry',
  openInDynatrace: 'dynatraceKonnect.openInDynatrace',
  openInKonnect: 'dynatraceKonnect.openInKonnect',
  copyId: 'dynatraceKonnect.copyId',
  newNotebook: 'dynatraceKonnect.newNotebook',
  runQuery: 'dynatraceKonnect.runQuery',
  openAsNotebook: 'dynatraceKonnect.openAsNotebook',
  openAsDql: 'dynatraceKonnect.openAsDql',
  queryFile: 'dynatraceKonnect.queryFile',
  silenceCheck: 'dynatraceKonnect.silenceCheck',
  setVariable: 'dynatraceKonnect.setVariable',
  setUpIntegration: 'dynatraceKonnect.setUpIntegration',
} as const;

export const views = {
  container: 'dynatraceKonnect',
  problems: 'dynatraceKonnect.problems',
  entities: 'dynatraceKonnect.entities',
  slos: 'dynatraceKonnect.slos',
  catalog: 'dynatraceKonnect.catalog',
} as const;

export const contextKeys = {
  connected: 'dynatraceKonnect.connected',
  konnectConnected: 'dynatraceKonnect.konnectConnected',
} as const;

export const settings = {
  section: 'dynatraceKonnect',
  startDemo: 'demo.startOnOpen',
  maxResultRecords: 'query.maxResultRecords',
  dqlChecks: 'dql.checks',
  dqlVerify: 'dql.verify',
  dqlTenantSuggestions: 'dql.tenantSuggestions',
  dqlLineWidth: 'dql.format.lineWidth',
  dqlPipe: 'dql.format.pipe',
  localUnreadable: 'localFiles.unreadable',
  localReadTruncated: 'localFiles.readTruncated',
  localMaxMemory: 'localFiles.maxMemory',
  localTimezone: 'localFiles.timezone',
} as const;

export const notebookType = 'dqlnb';
/** The kernel over local files, and how a notebook's file says that it wants it. */
export const localKernelId = 'dynatraceKonnect.localFiles';
export const runsOnLocalFiles = 'local files';
export const testControllerId = 'dynatraceKonnect.dqlTests';
export const dqlLanguage = 'dql';
export const resultMime = 'application/vnd.dynatrace-konnect.grail-result+json';
export const rendererId = 'dynatraceKonnect.grailResult';
export const statusBarItemId = 'dynatraceKonnect.connection';
