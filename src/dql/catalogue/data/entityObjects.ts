/** Classic entity tables. Facts: docs "Querying monitored entities". One entry a table. */

import type { DataObjectEntry } from '../entries.ts';

const COMMON = `
id string entity ID, TYPE-16 hex digits
entity.name string display name
entity.type string type
entity.detected_name string detected name
entity.customized_name string name set by users
entity.conditional_name string name from naming rules
lifetime timeframe time span in which the entity was seen
tags array tags as strings
managementZones array management zone names`;

function entity(type: string, fields = '', note = ''): DataObjectEntry {
  return {
    name: `dt.entity.${type.replace('OS_SERVICE', 'OS:SERVICE').toLowerCase()}`,
    category: 'entity (classic)',
    description: `Classic entities of type ${type}${note}`,
    strict: true,
    deprecated: true,
    replacement: 'smartscapeNodes',
    fields: COMMON + fields,
  };
}

export const ENTITY_OBJECTS: readonly DataObjectEntry[] = [
  entity(
    'HOST',
    `
hostGroupName string host group
ipAddress array addresses
osType string operating system
cpuCores long cores
physicalMemory long memory in bytes
state string RUNNING, …
monitoringMode string FULL_STACK, INFRASTRUCTURE, DISCOVERY
cloudType string cloud
runs record relations to processes, services
belongs_to record relations`,
  ),
  entity(
    'SERVICE',
    `
serviceType string kind
agentTechnologyType string technology
calls record relations
called_by record relations
runs_on record relations`,
  ),
  entity(
    'PROCESS_GROUP',
    `
softwareTechnologies array technologies
runs record relations
runs_on record relations`,
  ),
  entity(
    'PROCESS_GROUP_INSTANCE',
    `
softwareTechnologies array technologies
listenPorts array ports
processType string type
releasesVersion string version
releasesProduct string product
releasesStage string stage
belongs_to record relations`,
  ),
  entity(
    'SERVICE_INSTANCE',
    `
runs_on record relations`,
  ),
  entity('APPLICATION'),
  entity('MOBILE_APPLICATION'),
  entity('CUSTOM_APPLICATION'),
  entity(
    'KUBERNETES_CLUSTER',
    `
kubernetesDistribution string distribution`,
  ),
  entity('KUBERNETES_NODE'),
  entity('KUBERNETES_SERVICE'),
  entity(
    'CLOUD_APPLICATION',
    `
cloudApplicationDeploymentTypes array workload kinds`,
    ' (workload)',
  ),
  entity('CLOUD_APPLICATION_INSTANCE', ``, ' (pod)'),
  entity('CLOUD_APPLICATION_NAMESPACE'),
  entity(
    'CONTAINER_GROUP_INSTANCE',
    `
containerImageName string image
containerImageDigest string digest
workloadName string workload
belongs_to record relations
contains record relations`,
  ),
  entity('CONTAINER_GROUP'),
  entity('DISK'),
  entity('NETWORK_INTERFACE'),
  entity('HOST_GROUP'),
  entity('SYNTHETIC_TEST'),
  entity('HTTP_CHECK'),
  entity('SYNTHETIC_LOCATION'),
  entity('MULTIPROTOCOL_MONITOR'),
  entity('CUSTOM_DEVICE'),
  entity('CUSTOM_DEVICE_GROUP'),
  entity('ENVIRONMENT'),
  entity('AWS_LAMBDA_FUNCTION'),
  entity('EC2_INSTANCE'),
  entity('RELATIONAL_DATABASE_SERVICE'),
  entity('AZURE_VM'),
  entity('AZURE_REGION'),
  entity('SERVICE_METHOD'),
  entity('OS_SERVICE', ``, ' (name needs backticks)'),
  entity('QUEUE'),
  entity('SOFTWARE_COMPONENT'),
  entity('AWS_CREDENTIALS'),
  entity('AZURE_SUBSCRIPTION'),
  entity('ACTIVE_GATE'),
];
