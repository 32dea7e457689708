/** Facts: docs "fetch", "Semantic Dictionary". One entry a data object. */

import type { DataObjectEntry } from '../entries.ts';

export const TELEMETRY_OBJECTS: readonly DataObjectEntry[] = [
  {
    name: 'logs',
    category: 'telemetry',
    description: 'Log records',
    timeField: 'timestamp',
    samplable: true,
    fields: `
timestamp timestamp time of the record
content string log text
loglevel string normalised level, e.g. ERROR, WARN, INFO, NONE
status string coarse level: ERROR, WARN, INFO, NONE
log.source string log file or stream
log.source.origin string origin of the source
log.iostream string stdout or stderr
log.logger string logger name
log.file.name string file name
log.file.path string file path
log.raw_level string level before normalisation
event.type string LOG for log records
trace_id string trace ID as text
span_id string span ID as text
dt.trace_id string Dynatrace trace ID
dt.span_id string Dynatrace span ID
dt.process.name string process name
dt.source_entity string entity that wrote the log
process.technology array technologies
dt.entity.host string classic host ID
dt.entity.process_group string classic process group ID
dt.entity.process_group_instance string classic process ID
dt.entity.service string classic service ID
dt.entity.kubernetes_cluster string classic Kubernetes cluster ID
dt.entity.cloud_application string classic Kubernetes workload ID
dt.entity.cloud_application_instance string classic Kubernetes pod ID
dt.entity.cloud_application_namespace string classic Kubernetes namespace ID
dt.smartscape.host smartscapeid host node
dt.smartscape.service smartscapeid service node
dt.smartscape.process smartscapeid process node
dt.smartscape.k8s_cluster smartscapeid Kubernetes cluster node
dt.smartscape.k8s_pod smartscapeid Kubernetes pod node
k8s.cluster.name string Kubernetes cluster name
k8s.cluster.uid string Kubernetes cluster UID
k8s.namespace.name string Kubernetes namespace
k8s.node.name string Kubernetes node
k8s.pod.name string pod name
k8s.pod.uid string pod UID
k8s.container.name string container name in the pod
k8s.deployment.name string deployment name
k8s.workload.name string workload name
k8s.workload.kind string workload kind, lower case
host.name string host name
aws.account.id string AWS account
aws.region string AWS region
azure.subscription string Azure subscription
azure.location string Azure location
azure.resource.group string Azure resource group
gcp.project.id string GCP project
gcp.region string GCP region
service.name string OpenTelemetry service name
dt.host_group.id string host group
dt.openpipeline.source string ingest endpoint that received the record
dt.openpipeline.pipelines array pipelines that processed the record
dt.security_context string security context used for access rules
dt.cost.costcenter string cost centre assigned
dt.cost.product string product assigned
dt.system.bucket string bucket that holds the record
dt.system.table string table the record came from (hidden unless selected)
dt.system.environment string environment ID (hidden unless selected)
dt.system.sampling_ratio long sampling ratio used (hidden unless selected)
dt.system.segment_id string storage segment (hidden unless selected)`,
  },
  {
    name: 'events',
    category: 'telemetry',
    description: 'Platform, Davis, Kubernetes and pipeline events',
    timeField: 'timestamp',
    fields: `
timestamp timestamp time of the event
event.id string event ID
event.kind string record kind, e.g. DAVIS_EVENT, BIZ_EVENT, SDLC_EVENT
event.type string event type
event.provider string origin of the event
event.category string category
event.name string display name
event.description string description
event.status string state, e.g. ACTIVE, CLOSED
event.start timestamp start
event.end timestamp end
dt.davis.impact_level string affected layers
dt.davis.mute.status string MUTED / NOT_MUTED
dt.davis.is_duplicate boolean merged into another problem
maintenance.is_under_maintenance boolean inside a maintenance window
affected_entity_ids array IDs of affected classic entities
affected_entity_types array types of affected classic entities
related_entity_ids array IDs of related classic entities
entity_tags array tags of affected entities
event.status_transition string CREATED, UPDATED, REFRESHED, RESOLVED, REOPENED, CLOSED, …
dt.source_entity string source entity
dt.smartscape_source.id smartscapeid source node
dt.smartscape_source.type string type of the source node
dt.query string query attached to the event
dt.davis.event_ids array events of a problem
display_id string problem number
k8s.cluster.name string Kubernetes cluster name
k8s.cluster.uid string Kubernetes cluster UID
k8s.namespace.name string Kubernetes namespace
k8s.node.name string Kubernetes node
k8s.pod.name string pod name
k8s.pod.uid string pod UID
k8s.container.name string container name in the pod
k8s.deployment.name string deployment name
k8s.workload.name string workload name
k8s.workload.kind string workload kind, lower case
dt.security_context string security context used for access rules
dt.cost.costcenter string cost centre assigned
dt.cost.product string product assigned
dt.openpipeline.source string ingest endpoint that received the record
dt.openpipeline.pipelines array pipelines that processed the record
dt.system.bucket string bucket that holds the record
dt.system.table string table the record came from (hidden unless selected)
dt.system.environment string environment ID (hidden unless selected)
dt.system.sampling_ratio long sampling ratio used (hidden unless selected)
dt.system.segment_id string storage segment (hidden unless selected)`,
  },
  {
    name: 'bizevents',
    category: 'telemetry',
    description: 'Business events; all other fields are whatever was ingested',
    timeField: 'timestamp',
    fields: `
timestamp timestamp time of the event
event.id string event ID
event.type string business event type
event.provider string origin
event.category string category
event.kind string BIZ_EVENT
event.version string schema version
trace_id string trace ID
dt.entity.host string classic host ID
dt.openpipeline.source string ingest endpoint that received the record
dt.openpipeline.pipelines array pipelines that processed the record
dt.security_context string security context used for access rules
dt.cost.costcenter string cost centre assigned
dt.cost.product string product assigned
dt.system.bucket string bucket that holds the record
dt.system.table string table the record came from (hidden unless selected)
dt.system.environment string environment ID (hidden unless selected)
dt.system.sampling_ratio long sampling ratio used (hidden unless selected)
dt.system.segment_id string storage segment (hidden unless selected)`,
  },
  {
    name: 'spans',
    category: 'telemetry',
    description: 'Distributed traces',
    timeField: 'start_time',
    samplable: true,
    fields: `
start_time timestamp start
end_time timestamp end
duration duration end_time - start_time
trace.id uid trace ID (uid128)
span.id uid span ID (uid64)
span.parent_id uid parent span ID
span.name string name
span.kind string server, client, producer, consumer, internal, link
span.status_code string ok or error
span.status_message string status text
span.events array records of span events, e.g. exceptions
span.links array links to other spans
span.is_subroutine boolean internal detail span
request.is_root_span boolean entry span of a request
request.is_failed boolean request counted as failed
request.id uid request ID
endpoint.name string endpoint of the request
service.name string service name resource attribute
service.namespace string service namespace
service.version string service version
dt.service.name string detected service name
http.request.method string method
http.response.status_code long status
http.route string route template
url.full string URL
url.path string path
url.query string query string
server.address string server name
server.port long server port
client.ip ip client address
db.system string database product
db.namespace string database name
db.query.text string statement
db.operation.name string operation
db.collection.name string table or collection
messaging.system string messaging product
messaging.destination.name string queue or topic
messaging.operation.type string publish, receive, process, …
rpc.service string RPC service
rpc.method string RPC method
exception.type string exception class
exception.message string exception text
exception.stack_trace string stack trace
code.function string method
code.namespace string class or namespace
thread.name string thread
gen_ai.provider.name string model provider
gen_ai.request.model string requested model
gen_ai.usage.input_tokens long prompt tokens
gen_ai.usage.output_tokens long completion tokens
aggregation.count long spans merged into this one
aggregation.duration_sum duration total duration of merged spans
aggregation.duration_samples array sampled durations
sampling.threshold long sampling threshold
sampling.probability double sampling probability
sampling.multiplicity long records one span stands for
failure_detection.results array failure detection outcome
telemetry.sdk.language string SDK language
dt.entity.host string classic host ID
dt.entity.process_group string classic process group ID
dt.entity.process_group_instance string classic process ID
dt.entity.service string classic service ID
dt.entity.kubernetes_cluster string classic Kubernetes cluster ID
dt.entity.cloud_application string classic Kubernetes workload ID
dt.entity.cloud_application_instance string classic Kubernetes pod ID
dt.entity.cloud_application_namespace string classic Kubernetes namespace ID
dt.smartscape.host smartscapeid host node
dt.smartscape.service smartscapeid service node
dt.smartscape.process smartscapeid process node
dt.smartscape.k8s_cluster smartscapeid Kubernetes cluster node
dt.smartscape.k8s_pod smartscapeid Kubernetes pod node
k8s.cluster.name string Kubernetes cluster name
k8s.cluster.uid string Kubernetes cluster UID
k8s.namespace.name string Kubernetes namespace
k8s.node.name string Kubernetes node
k8s.pod.name string pod name
k8s.pod.uid string pod UID
k8s.container.name string container name in the pod
k8s.deployment.name string deployment name
k8s.workload.name string workload name
k8s.workload.kind string workload kind, lower case
host.name string host name
aws.account.id string AWS account
aws.region string AWS region
azure.subscription string Azure subscription
azure.location string Azure location
azure.resource.group string Azure resource group
gcp.project.id string GCP project
gcp.region string GCP region
dt.host_group.id string host group
dt.security_context string security context used for access rules
dt.cost.costcenter string cost centre assigned
dt.cost.product string product assigned
dt.system.bucket string bucket that holds the record
dt.system.table string table the record came from (hidden unless selected)
dt.system.environment string environment ID (hidden unless selected)
dt.system.sampling_ratio long sampling ratio used (hidden unless selected)
dt.system.segment_id string storage segment (hidden unless selected)`,
  },
  {
    name: 'security.events',
    category: 'security',
    description: 'Vulnerability, detection and compliance events',
    timeField: 'timestamp',
    fields: `
timestamp timestamp time
event.kind string SECURITY_EVENT
event.type string e.g. VULNERABILITY_STATE_REPORT_EVENT, VULNERABILITY_FINDING, DETECTION_FINDING, COMPLIANCE_FINDING
event.provider string product that reported
event.level string VULNERABILITY or ENTITY
event.status string state
product.name string reporting product
finding.id string finding ID
finding.title string finding title
finding.severity string severity as reported
finding.time.created timestamp creation time
scan.id string scan ID
scan.name string scan name
vulnerability.id string vulnerability ID
vulnerability.display_id string short ID (S-…)
vulnerability.title string title
vulnerability.references.cve array CVE IDs
vulnerability.resolution.status string OPEN / RESOLVED
vulnerability.mute.status string MUTED / NOT_MUTED
vulnerability.risk.level string LOW … CRITICAL
vulnerability.risk.score double 0..10
dt.security.risk.level string normalised level
dt.security.risk.score double normalised score
object.id string affected object ID
object.name string affected object name
object.type string affected object type
affected_entity.id string affected entity ID
affected_entity.name string affected entity name
affected_entity.type string affected entity type
component.name string vulnerable component
component.version string its version
container_image.repository string image repository
container_image.registry string image registry
container_image.digest string image digest
container_image.tags array image tags
compliance.result.status.level string PASSED, FAILED, MANUAL, NOT_RELEVANT
compliance.rule.id string rule
compliance.standard.short_name string standard
dt.security_context string security context used for access rules
dt.cost.costcenter string cost centre assigned
dt.cost.product string product assigned
dt.system.bucket string bucket that holds the record
dt.system.table string table the record came from (hidden unless selected)
dt.system.environment string environment ID (hidden unless selected)
dt.system.sampling_ratio long sampling ratio used (hidden unless selected)
dt.system.segment_id string storage segment (hidden unless selected)`,
  },
  {
    name: 'user.events',
    category: 'frontend',
    description: 'Frontend (real user) events',
    timeField: 'start_time',
    fields: `
start_time timestamp start
end_time timestamp end
duration duration length
timestamp timestamp time
frontend.name string frontend
dt.rum.session.id string session ID
dt.rum.instance.id string browser/app instance ID
dt.rum.application.entity string classic application ID
dt.rum.user_type string real_user, synthetic, robot
view.name string view
page.name string page
page.url.path string page path
url.domain string request domain
url.path string request path
characteristics.has_request boolean is a request
characteristics.has_navigation boolean is a navigation
characteristics.has_user_action boolean is a user action
characteristics.has_user_interaction boolean is an interaction
characteristics.has_page_summary boolean is a page summary
characteristics.has_view_summary boolean is a view summary
characteristics.has_error boolean is an error
characteristics.has_exception boolean is an exception
characteristics.has_crash boolean is a crash
characteristics.has_long_task boolean is a long task
characteristics.has_csp_violation boolean is a CSP violation
characteristics.has_app_start boolean is an app start
characteristics.has_visibility_change boolean is a visibility change
interaction.name string interaction
navigation.type string hard, soft, …
error.type string error kind
exception.type string exception class
exception.message string exception text
http.response.status_code long status
web_vitals.largest_contentful_paint duration LCP
web_vitals.cumulative_layout_shift double CLS
web_vitals.interaction_to_next_paint duration INP
web_vitals.first_contentful_paint duration FCP
web_vitals.time_to_first_byte duration TTFB
browser.name string browser
os.name string operating system
device.type string device type
geo.country.iso_code string country code
geo.country.name string country
trace.id uid backend trace
user.identifier string user tag
dt.system.bucket string bucket that holds the record
dt.system.table string table the record came from (hidden unless selected)
dt.system.environment string environment ID (hidden unless selected)
dt.system.sampling_ratio long sampling ratio used (hidden unless selected)
dt.system.segment_id string storage segment (hidden unless selected)`,
  },
  {
    name: 'user.sessions',
    category: 'frontend',
    description: 'Frontend sessions (aggregated)',
    timeField: 'start_time',
    fields: `
start_time timestamp start
end_time timestamp end
duration duration length
dt.rum.session.id string session ID
dt.rum.user_type string user type
frontend.name array frontends used
request_count long requests
error.count long errors
browser.name string browser
os.name string operating system
device.type string device type
geo.country.iso_code string country code
characteristics.has_replay boolean has a recording
dt.system.bucket string bucket that holds the record
dt.system.table string table the record came from (hidden unless selected)
dt.system.environment string environment ID (hidden unless selected)
dt.system.sampling_ratio long sampling ratio used (hidden unless selected)
dt.system.segment_id string storage segment (hidden unless selected)`,
  },
  {
    name: 'user.replays',
    category: 'frontend',
    description: 'Session replay data',
    fields: `
dt.rum.session.id string session ID
dt.system.bucket string bucket that holds the record
dt.system.table string table the record came from (hidden unless selected)
dt.system.environment string environment ID (hidden unless selected)
dt.system.sampling_ratio long sampling ratio used (hidden unless selected)
dt.system.segment_id string storage segment (hidden unless selected)`,
  },
  {
    name: 'application.snapshots',
    category: 'observability',
    description: 'Live debugger snapshots',
    fields: `
timestamp timestamp time
snapshot.id string snapshot ID
dt.system.bucket string bucket that holds the record
dt.system.table string table the record came from (hidden unless selected)
dt.system.environment string environment ID (hidden unless selected)
dt.system.sampling_ratio long sampling ratio used (hidden unless selected)
dt.system.segment_id string storage segment (hidden unless selected)`,
  },
  {
    name: 'metric.series',
    category: 'metrics',
    description: 'Metric series (replaced by the metrics command)',
    deprecated: true,
    replacement: 'metrics',
    fields: `
metric.key string metric key`,
  },
  {
    name: 'dt.davis.problems',
    category: 'davis',
    description: 'Problems, one record per problem in its latest state',
    timeField: 'timestamp',
    fields: `
timestamp timestamp time of the event
event.id string event ID
event.kind string record kind, e.g. DAVIS_EVENT, BIZ_EVENT, SDLC_EVENT
event.type string event type
event.provider string origin of the event
event.category string category
event.name string display name
event.description string description
event.status string state, e.g. ACTIVE, CLOSED
event.start timestamp start
event.end timestamp end
dt.davis.impact_level string affected layers
dt.davis.mute.status string MUTED / NOT_MUTED
dt.davis.is_duplicate boolean merged into another problem
maintenance.is_under_maintenance boolean inside a maintenance window
affected_entity_ids array IDs of affected classic entities
affected_entity_types array types of affected classic entities
related_entity_ids array IDs of related classic entities
entity_tags array tags of affected entities
event.status_transition string CREATED, UPDATED, REFRESHED, RESOLVED, REOPENED, CLOSED, …
dt.source_entity string source entity
dt.smartscape_source.id smartscapeid source node
dt.smartscape_source.type string type of the source node
display_id string problem number, P-…
root_cause_entity_id string root cause entity
root_cause_entity_name string its name
dt.davis.affected_users_count long affected users
dt.davis.event_ids array events of the problem
dt.davis.last_reopen_timestamp timestamp last reopening
resolved_problem_duration duration length once resolved
labels.alerting_profile array alerting profiles (deprecated)
smartscape.affected_entity.ids array affected nodes
smartscape.affected_entity.types array types of affected nodes
smartscape.related_entity.ids array related nodes`,
  },
  {
    name: 'dt.davis.events',
    category: 'davis',
    description: 'Davis events, one record per event in its latest state',
    timeField: 'timestamp',
    fields: `
timestamp timestamp time of the event
event.id string event ID
event.kind string record kind, e.g. DAVIS_EVENT, BIZ_EVENT, SDLC_EVENT
event.type string event type
event.provider string origin of the event
event.category string category
event.name string display name
event.description string description
event.status string state, e.g. ACTIVE, CLOSED
event.start timestamp start
event.end timestamp end
dt.davis.impact_level string affected layers
dt.davis.mute.status string MUTED / NOT_MUTED
dt.davis.is_duplicate boolean merged into another problem
maintenance.is_under_maintenance boolean inside a maintenance window
affected_entity_ids array IDs of affected classic entities
affected_entity_types array types of affected classic entities
related_entity_ids array IDs of related classic entities
entity_tags array tags of affected entities
event.status_transition string CREATED, UPDATED, REFRESHED, RESOLVED, REOPENED, CLOSED, …
dt.source_entity string source entity
dt.smartscape_source.id smartscapeid source node
dt.smartscape_source.type string type of the source node
dt.davis.timeout long timeout in minutes
dt.davis.is_frequent_event boolean frequent event
dt.query string query attached
dt.settings.schema_id string settings schema
dt.settings.object_id string settings object`,
  },
  {
    name: 'dt.davis.events.snapshots',
    category: 'davis',
    description: 'Every reported state of Davis events',
    timeField: 'timestamp',
    fields: `
timestamp timestamp time of the event
event.id string event ID
event.kind string record kind, e.g. DAVIS_EVENT, BIZ_EVENT, SDLC_EVENT
event.type string event type
event.provider string origin of the event
event.category string category
event.name string display name
event.description string description
event.status string state, e.g. ACTIVE, CLOSED
event.start timestamp start
event.end timestamp end
dt.davis.impact_level string affected layers
dt.davis.mute.status string MUTED / NOT_MUTED
dt.davis.is_duplicate boolean merged into another problem
maintenance.is_under_maintenance boolean inside a maintenance window
affected_entity_ids array IDs of affected classic entities
affected_entity_types array types of affected classic entities
related_entity_ids array IDs of related classic entities
entity_tags array tags of affected entities
event.status_transition string CREATED, UPDATED, REFRESHED, RESOLVED, REOPENED, CLOSED, …
dt.source_entity string source entity
dt.smartscape_source.id smartscapeid source node
dt.smartscape_source.type string type of the source node`,
  },
  {
    name: 'dt.system.events',
    category: 'system',
    description: 'Audit, billing and other platform events',
    timeField: 'timestamp',
    fields: `
timestamp timestamp time
event.id string event ID
event.kind string AUDIT_EVENT, BILLING_USAGE_EVENT, QUERY_EXECUTION_EVENT, DATA_ACQUISITION_EVENT, …
event.type string type
event.provider string origin
event.version string version
event.outcome string success or failure
billed_bytes long billed volume
usage.event_bucket string bucket of the usage
user.id string user
user.email string e-mail
resource string audited resource
details.json_patch string change
authentication.type string kind of login
client.application_context string calling app`,
  },
  {
    name: 'dt.system.data_objects',
    category: 'system',
    description: 'Catalogue of data objects',
    fields: `
name string data object
display_name string title
type string table, view, …
fields array known fields
table_kind string kind of table`,
  },
  {
    name: 'dt.system.buckets',
    category: 'system',
    description: 'Storage buckets',
    fields: `
name string bucket
display_name string title
dt.system.table string table
retention_days long retention
records long record count
estimated_uncompressed_bytes long size
included_query_limit_days long query days included
status string state`,
  },
  {
    name: 'dt.system.query_executions',
    category: 'system',
    description: 'Executed queries',
    timeField: 'timestamp',
    fields: `
timestamp timestamp time
query_id string query ID
query_string string query text
status string outcome
scanned_bytes long bytes scanned
scanned_records long records scanned
execution_duration_ms long run time
user.email string user
client.application_context string calling app
table string table read`,
  },
  {
    name: 'dt.system.files',
    category: 'system',
    description: 'Tabular (lookup) files',
    fields: `
name string path
display_name string title
description string description
size long bytes
user.email string owner`,
  },
  {
    name: 'dt.semantic_dictionary.fields',
    category: 'system',
    description: 'Field dictionary',
    fields: `
name string field
type string type
stability string stable, experimental, deprecated
description string text
tags array permission, primary-field, sensitive-…
examples array examples
supported_values array allowed values`,
  },
  {
    name: 'dt.semantic_dictionary.models',
    category: 'system',
    description: 'Model dictionary',
    fields: `
name string model
description string text
data_object string data object
fields array fields
relationships array relations`,
  },
  {
    name: 'dt.synthetic.events',
    category: 'synthetic',
    description: 'Synthetic executions; little public documentation',
    timeField: 'timestamp',
    fields: `
timestamp timestamp time
event.id string event ID
event.type string event type
dt.entity.synthetic_test string monitor
dt.synthetic.monitor.id string monitor
synthetic.step.id string step`,
  },
];
