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
log.*
source string log file or stream
source.origin string origin of the source
iostream string stdout or stderr
logger string logger name
file.name string file name
file.path string file path
raw_level string level before normalisation

event.type string LOG for log records
trace_id string trace ID as text
span_id string span ID as text
dt.trace_id string Dynatrace trace ID
dt.span_id string Dynatrace span ID
dt.process.name string process name
dt.source_entity string entity that wrote the log
process.technology array technologies
dt.entity.*
host string classic host ID
process_group string classic process group ID
process_group_instance string classic process ID
service string classic service ID
kubernetes_cluster string classic Kubernetes cluster ID
cloud_application string classic Kubernetes workload ID
cloud_application_instance string classic Kubernetes pod ID
cloud_application_namespace string classic Kubernetes namespace ID

dt.smartscape.*
host smartscapeid host node
service smartscapeid service node
process smartscapeid process node
k8s_cluster smartscapeid Kubernetes cluster node
k8s_pod smartscapeid Kubernetes pod node

k8s.*
cluster.name string Kubernetes cluster name
cluster.uid string Kubernetes cluster UID
namespace.name string Kubernetes namespace
node.name string Kubernetes node
pod.name string pod name
pod.uid string pod UID
container.name string container name in the pod
deployment.name string deployment name
workload.name string workload name
workload.kind string workload kind, lower case

host.name string host name
aws.account.id string AWS account
aws.region string AWS region
azure.subscription string Azure subscription
azure.location string Azure location
azure.resource.group string Azure resource group
gcp.project.id string GCP project
gcp.region string GCP region
service.name string OpenTelemetry service name
dt.*
host_group.id string host group
openpipeline.source string ingest endpoint that received the record
openpipeline.pipelines array pipelines that processed the record
security_context string security context used for access rules
cost.costcenter string cost centre assigned
cost.product string product assigned
system.bucket string bucket that holds the record
system.table string table the record came from (hidden unless selected)
system.environment string environment ID (hidden unless selected)
system.sampling_ratio long sampling ratio used (hidden unless selected)
system.segment_id string storage segment (hidden unless selected)
`,
  },
  {
    name: 'events',
    category: 'telemetry',
    description: 'Platform, Davis, Kubernetes and pipeline events',
    timeField: 'timestamp',
    fields: `
timestamp timestamp time of the event
event.*
id string event ID
kind string record kind, e.g. DAVIS_EVENT, BIZ_EVENT, SDLC_EVENT
type string event type
provider string origin of the event
category string category
name string display name
description string description
status string state, e.g. ACTIVE, CLOSED
start timestamp start
end timestamp end

dt.davis.*
impact_level string affected layers
mute.status string MUTED / NOT_MUTED
is_duplicate boolean merged into another problem

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
k8s.*
cluster.name string Kubernetes cluster name
cluster.uid string Kubernetes cluster UID
namespace.name string Kubernetes namespace
node.name string Kubernetes node
pod.name string pod name
pod.uid string pod UID
container.name string container name in the pod
deployment.name string deployment name
workload.name string workload name
workload.kind string workload kind, lower case

dt.*
security_context string security context used for access rules
cost.costcenter string cost centre assigned
cost.product string product assigned
openpipeline.source string ingest endpoint that received the record
openpipeline.pipelines array pipelines that processed the record
system.bucket string bucket that holds the record
system.table string table the record came from (hidden unless selected)
system.environment string environment ID (hidden unless selected)
system.sampling_ratio long sampling ratio used (hidden unless selected)
system.segment_id string storage segment (hidden unless selected)
`,
  },
  {
    name: 'bizevents',
    category: 'telemetry',
    description: 'Business events; all other fields are whatever was ingested',
    timeField: 'timestamp',
    fields: `
timestamp timestamp time of the event
event.*
id string event ID
type string business event type
provider string origin
category string category
kind string BIZ_EVENT
version string schema version

trace_id string trace ID
dt.*
entity.host string classic host ID
openpipeline.source string ingest endpoint that received the record
openpipeline.pipelines array pipelines that processed the record
security_context string security context used for access rules
cost.costcenter string cost centre assigned
cost.product string product assigned
system.bucket string bucket that holds the record
system.table string table the record came from (hidden unless selected)
system.environment string environment ID (hidden unless selected)
system.sampling_ratio long sampling ratio used (hidden unless selected)
system.segment_id string storage segment (hidden unless selected)
`,
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
span.*
id uid span ID (uid64)
parent_id uid parent span ID
name string name
kind string server, client, producer, consumer, internal, link
status_code string ok or error
status_message string status text
events array records of span events, e.g. exceptions
links array links to other spans
is_subroutine boolean internal detail span

request.*
is_root_span boolean entry span of a request
is_failed boolean request counted as failed
id uid request ID

endpoint.name string endpoint of the request
service.*
name string service name resource attribute
namespace string service namespace
version string service version

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
messaging.*
system string messaging product
destination.name string queue or topic
operation.type string publish, receive, process, …

rpc.service string RPC service
rpc.method string RPC method
exception.*
type string exception class
message string exception text
stack_trace string stack trace

code.function string method
code.namespace string class or namespace
thread.name string thread
gen_ai.*
provider.name string model provider
request.model string requested model
usage.input_tokens long prompt tokens
usage.output_tokens long completion tokens

aggregation.*
count long spans merged into this one
duration_sum duration total duration of merged spans
duration_samples array sampled durations

sampling.*
threshold long sampling threshold
probability double sampling probability
multiplicity long records one span stands for

failure_detection.results array failure detection outcome
telemetry.sdk.language string SDK language
dt.entity.*
host string classic host ID
process_group string classic process group ID
process_group_instance string classic process ID
service string classic service ID
kubernetes_cluster string classic Kubernetes cluster ID
cloud_application string classic Kubernetes workload ID
cloud_application_instance string classic Kubernetes pod ID
cloud_application_namespace string classic Kubernetes namespace ID

dt.smartscape.*
host smartscapeid host node
service smartscapeid service node
process smartscapeid process node
k8s_cluster smartscapeid Kubernetes cluster node
k8s_pod smartscapeid Kubernetes pod node

k8s.*
cluster.name string Kubernetes cluster name
cluster.uid string Kubernetes cluster UID
namespace.name string Kubernetes namespace
node.name string Kubernetes node
pod.name string pod name
pod.uid string pod UID
container.name string container name in the pod
deployment.name string deployment name
workload.name string workload name
workload.kind string workload kind, lower case

host.name string host name
aws.account.id string AWS account
aws.region string AWS region
azure.subscription string Azure subscription
azure.location string Azure location
azure.resource.group string Azure resource group
gcp.project.id string GCP project
gcp.region string GCP region
dt.*
host_group.id string host group
security_context string security context used for access rules
cost.costcenter string cost centre assigned
cost.product string product assigned
system.bucket string bucket that holds the record
system.table string table the record came from (hidden unless selected)
system.environment string environment ID (hidden unless selected)
system.sampling_ratio long sampling ratio used (hidden unless selected)
system.segment_id string storage segment (hidden unless selected)
`,
  },
  {
    name: 'security.events',
    category: 'security',
    description: 'Vulnerability, detection and compliance events',
    timeField: 'timestamp',
    fields: `
timestamp timestamp time
event.*
kind string SECURITY_EVENT
type string e.g. VULNERABILITY_STATE_REPORT_EVENT, VULNERABILITY_FINDING, DETECTION_FINDING, COMPLIANCE_FINDING
provider string product that reported
level string VULNERABILITY or ENTITY
status string state

product.name string reporting product
finding.*
id string finding ID
title string finding title
severity string severity as reported
time.created timestamp creation time

scan.id string scan ID
scan.name string scan name
vulnerability.*
id string vulnerability ID
display_id string short ID (S-…)
title string title
references.cve array CVE IDs
resolution.status string OPEN / RESOLVED
mute.status string MUTED / NOT_MUTED
risk.level string LOW … CRITICAL
risk.score double 0..10

dt.security.risk.level string normalised level
dt.security.risk.score double normalised score
object.id string affected object ID
object.name string affected object name
object.type string affected object type
affected_entity.*
id string affected entity ID
name string affected entity name
type string affected entity type

component.name string vulnerable component
component.version string its version
container_image.*
repository string image repository
registry string image registry
digest string image digest
tags array image tags

compliance.*
result.status.level string PASSED, FAILED, MANUAL, NOT_RELEVANT
rule.id string rule
standard.short_name string standard

dt.*
security_context string security context used for access rules
cost.costcenter string cost centre assigned
cost.product string product assigned
system.bucket string bucket that holds the record
system.table string table the record came from (hidden unless selected)
system.environment string environment ID (hidden unless selected)
system.sampling_ratio long sampling ratio used (hidden unless selected)
system.segment_id string storage segment (hidden unless selected)
`,
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
dt.rum.*
session.id string session ID
instance.id string browser/app instance ID
application.entity string classic application ID
user_type string real_user, synthetic, robot

view.name string view
page.name string page
page.url.path string page path
url.domain string request domain
url.path string request path
characteristics.*
has_request boolean is a request
has_navigation boolean is a navigation
has_user_action boolean is a user action
has_user_interaction boolean is an interaction
has_page_summary boolean is a page summary
has_view_summary boolean is a view summary
has_error boolean is an error
has_exception boolean is an exception
has_crash boolean is a crash
has_long_task boolean is a long task
has_csp_violation boolean is a CSP violation
has_app_start boolean is an app start
has_visibility_change boolean is a visibility change

interaction.name string interaction
navigation.type string hard, soft, …
error.type string error kind
exception.type string exception class
exception.message string exception text
http.response.status_code long status
web_vitals.*
largest_contentful_paint duration LCP
cumulative_layout_shift double CLS
interaction_to_next_paint duration INP
first_contentful_paint duration FCP
time_to_first_byte duration TTFB

browser.name string browser
os.name string operating system
device.type string device type
geo.country.iso_code string country code
geo.country.name string country
trace.id uid backend trace
user.identifier string user tag
dt.system.*
bucket string bucket that holds the record
table string table the record came from (hidden unless selected)
environment string environment ID (hidden unless selected)
sampling_ratio long sampling ratio used (hidden unless selected)
segment_id string storage segment (hidden unless selected)
`,
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
dt.system.*
bucket string bucket that holds the record
table string table the record came from (hidden unless selected)
environment string environment ID (hidden unless selected)
sampling_ratio long sampling ratio used (hidden unless selected)
segment_id string storage segment (hidden unless selected)
`,
  },
  {
    name: 'user.replays',
    category: 'frontend',
    description: 'Session replay data',
    fields: `
dt.rum.session.id string session ID
dt.system.*
bucket string bucket that holds the record
table string table the record came from (hidden unless selected)
environment string environment ID (hidden unless selected)
sampling_ratio long sampling ratio used (hidden unless selected)
segment_id string storage segment (hidden unless selected)
`,
  },
  {
    name: 'application.snapshots',
    category: 'observability',
    description: 'Live debugger snapshots',
    fields: `
timestamp timestamp time
snapshot.id string snapshot ID
dt.system.*
bucket string bucket that holds the record
table string table the record came from (hidden unless selected)
environment string environment ID (hidden unless selected)
sampling_ratio long sampling ratio used (hidden unless selected)
segment_id string storage segment (hidden unless selected)
`,
  },
  {
    name: 'metric.series',
    category: 'metrics',
    description: 'Metric series (replaced by the metrics command)',
    deprecated: true,
    replacement: 'metrics',
    fields: `
metric.key string metric key
`,
  },
  {
    name: 'dt.davis.problems',
    category: 'davis',
    description: 'Problems, one record per problem in its latest state',
    timeField: 'timestamp',
    fields: `
timestamp timestamp time of the event
event.*
id string event ID
kind string record kind, e.g. DAVIS_EVENT, BIZ_EVENT, SDLC_EVENT
type string event type
provider string origin of the event
category string category
name string display name
description string description
status string state, e.g. ACTIVE, CLOSED
start timestamp start
end timestamp end

dt.davis.*
impact_level string affected layers
mute.status string MUTED / NOT_MUTED
is_duplicate boolean merged into another problem

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
dt.davis.*
affected_users_count long affected users
event_ids array events of the problem
last_reopen_timestamp timestamp last reopening

resolved_problem_duration duration length once resolved
labels.alerting_profile array alerting profiles (deprecated)
smartscape.affected_entity.ids array affected nodes
smartscape.affected_entity.types array types of affected nodes
smartscape.related_entity.ids array related nodes
`,
  },
  {
    name: 'dt.davis.events',
    category: 'davis',
    description: 'Davis events, one record per event in its latest state',
    timeField: 'timestamp',
    fields: `
timestamp timestamp time of the event
event.*
id string event ID
kind string record kind, e.g. DAVIS_EVENT, BIZ_EVENT, SDLC_EVENT
type string event type
provider string origin of the event
category string category
name string display name
description string description
status string state, e.g. ACTIVE, CLOSED
start timestamp start
end timestamp end

dt.davis.*
impact_level string affected layers
mute.status string MUTED / NOT_MUTED
is_duplicate boolean merged into another problem

maintenance.is_under_maintenance boolean inside a maintenance window
affected_entity_ids array IDs of affected classic entities
affected_entity_types array types of affected classic entities
related_entity_ids array IDs of related classic entities
entity_tags array tags of affected entities
event.status_transition string CREATED, UPDATED, REFRESHED, RESOLVED, REOPENED, CLOSED, …
dt.*
source_entity string source entity
smartscape_source.id smartscapeid source node
smartscape_source.type string type of the source node
davis.timeout long timeout in minutes
davis.is_frequent_event boolean frequent event
query string query attached
settings.schema_id string settings schema
settings.object_id string settings object
`,
  },
  {
    name: 'dt.davis.events.snapshots',
    category: 'davis',
    description: 'Every reported state of Davis events',
    timeField: 'timestamp',
    fields: `
timestamp timestamp time of the event
event.*
id string event ID
kind string record kind, e.g. DAVIS_EVENT, BIZ_EVENT, SDLC_EVENT
type string event type
provider string origin of the event
category string category
name string display name
description string description
status string state, e.g. ACTIVE, CLOSED
start timestamp start
end timestamp end

dt.davis.*
impact_level string affected layers
mute.status string MUTED / NOT_MUTED
is_duplicate boolean merged into another problem

maintenance.is_under_maintenance boolean inside a maintenance window
affected_entity_ids array IDs of affected classic entities
affected_entity_types array types of affected classic entities
related_entity_ids array IDs of related classic entities
entity_tags array tags of affected entities
event.status_transition string CREATED, UPDATED, REFRESHED, RESOLVED, REOPENED, CLOSED, …
dt.source_entity string source entity
dt.smartscape_source.id smartscapeid source node
dt.smartscape_source.type string type of the source node
`,
  },
  {
    name: 'dt.system.events',
    category: 'system',
    description: 'Audit, billing and other platform events',
    timeField: 'timestamp',
    fields: `
timestamp timestamp time
event.*
id string event ID
kind string AUDIT_EVENT, BILLING_USAGE_EVENT, QUERY_EXECUTION_EVENT, DATA_ACQUISITION_EVENT, …
type string type
provider string origin
version string version
outcome string success or failure

billed_bytes long billed volume
usage.event_bucket string bucket of the usage
user.id string user
user.email string e-mail
resource string audited resource
details.json_patch string change
authentication.type string kind of login
client.application_context string calling app
`,
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
table_kind string kind of table
`,
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
status string state
`,
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
table string table read
`,
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
user.email string owner
`,
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
supported_values array allowed values
`,
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
relationships array relations
`,
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
synthetic.step.id string step
`,
  },
];
