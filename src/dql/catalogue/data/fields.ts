/**
 * The fields of the semantic dictionary (docs "Semantic Dictionary", global field reference).
 * One `name type [stable|deprecated] [resource] [tag…]` a line; without a mark a field is experimental. `string[]` is an array of strings.
 * Names below `dt.host.*` begin with `dt.host.`, up to an empty line.
 */
export const FIELDS = `
timestamp timestamp stable
timeframe record[] stable
start_time timestamp stable
end_time timestamp stable
duration duration stable
interval string stable
adobe.em.*
env_type string resource
program string resource
service string resource
tier string resource

aggregation.*
count long stable
duration_max duration stable
duration_min duration stable
duration_samples duration[] stable
duration_sum duration stable
exception_count long stable
parallel_execution boolean stable

apache.*
tomcat.base string resource
tomcat.home string resource
httpd.config.path string resource
httpd.module.name string resource
spark.master.ip string resource

app.bundle string stable resource
app.id string stable resource
app.short_version string stable resource
app.version string stable resource
argocd.*
app.health.status string
sync.operation_state.outcome string
sync.operation_state.phase string
sync.status string

artifact.*
attestation.filename string
attestation.hash string
attestation.id string
filename string
hash string
id string
name string
purl string
version string

aspnetcore.appl.path string resource
audit.*
action string stable
identity string stable
result string stable
status string stable
time timestamp

authentication.*
client.id string
grant.type string
token string
type string

availability.state string stable
aws.*
account.id string stable resource permission primary-field
account.name string resource
alb.name string resource
arn string stable resource
availability_zone string stable resource
availability_zone.id string resource
cloudfront.detailed_result_type string resource
cloudfront.response.result_type string resource
cloudfront.result_type string resource
ecr.account.id string resource
ecr.region string resource
ecs.cluster string resource
ecs.container.arn string resource
ecs.container.name string resource
ecs.docker.id string resource
ecs.docker.name string resource
ecs.family string resource
ecs.revision string resource
ecs.task.arn string resource
execution_environment string resource
fle.fields_number long resource
fle.status string resource
lambda.function.name string resource
lambda.initialization_type string resource
log_group string resource
log_stream string resource
region string stable resource primary-field
resource.id string stable resource
resource.name string stable resource
resource.type string resource
service string resource
tags.__tag_key__ string resource
kinesis.arn string
kinesis.consumer.arn string
kinesis.consumer.name string
kinesis.stream.arn string
kinesis.stream.name string
lambda.invoked_arn string
request_id string
s3.bucket string
s3.key string
s3.object_version string
s3.part_number long
s3.source.bucket string
s3.source.key string
s3.source.object_version string
s3.upload_id string
xray.trace_id string
route53.edge_location_id string
route53.hostedzone_id string
route53.resolver_ip_address string

dns.question.name string
dns.question.type string
dns.response_code string
azure.*
availability_zones string[] resource
class_name string resource
container_app.dnssuffix string resource
container_app.hostname string resource
container_app.name string resource
container_app.replica.name string resource
event_hub_namespace.name string resource
location string stable resource primary-field
management_group string resource
resource.group string stable resource permission primary-field
resource.id string resource
resource.name string resource
resource.type string resource
service_bus_namespace.name string resource
site_name string resource
sql_elastic_pool.name string resource
sql_server.name string resource
subscription string stable resource permission primary-field
tags.__tag_key__ string resource
tenant.id string resource
tenant.name string resource
vm.name string resource
vm_scale_set.name string resource
vmid string resource

bizflow.*
id string
priority string
url string

bosh.*
availability_zone string resource
deployment.id string stable resource
instance.name string stable resource
instance_id string resource
name string resource
stemcell.version string stable resource

browser.*
frame.instance_id uid
frame.parent_instance_id uid
tab.instance_id uid
window.device_pixel_ratio double
window.height long
window.width long
is_webdriver boolean resource
name string stable resource
type string stable resource
user_agent string stable resource
version string stable resource

captured_attribute.__attribute_name__ array stable
cassandra.cluster.name string resource
cicd.deployment.*
id string
name string
namespace string
release_stage string
server.url.full string
service.id string
status string

cicd.pipeline.*
id string
name string
run.id string
run.outcome string
run.queued.duration duration
run.url.full string
url.full string

cicd.upstream_pipeline.id string
cicd.upstream_pipeline.run.id string
client.*
address string
app.name string
ip ip sensitive-spans sensitive-user-events
ip.is_public boolean
isp string
port long stable

cloud.*
account.id string deprecated resource
availability_zone string deprecated resource
platform string deprecated resource
provider string stable resource
region string deprecated resource
resource_id string deprecated resource
target.account.id string
target.provider string
target.region string
target.resource_id string
origin.account.id string
origin.provider string
origin.region string
origin.resource_id string

cloudfoundry.*
application.id string resource
application.name string resource
instance.index string resource
space.id string resource
space.name string resource

code.*
call_stack string
filepath string
function string
invoked.filepath string
invoked.function string
invoked.namespace string
line.number long
namespace string

coldfusion.jvm.config.file string resource
coldfusion.service.name string resource
compilation_timings.*
compilation_count long
duration_sum duration
top_compilations record

container.*
id string resource
image.digest string resource
image.name string resource
image.version string resource
name string resource

ctg.request.*
call_type long
commarea_length long
extend_mode long
flow_type long
gateway_url string
object_name string
server_id string
term_id string
type string

ctg.response.code long
custom_service.method string
custom_service.name string
db.*
affected_item_count long
collection.name string stable
connection_string string sensitive-spans
cosmosdb.request_charge double
dynamodb.table_names string[]
namespace string stable
operation.name string stable
query.parameters record[] sensitive-spans
query.text string stable
result.duration_max duration
result.duration_min duration
result.duration_sum duration
result.exception_count long
result.execution_count long
result.roundtrip_count long
system string

deployment.*
release_build_version string resource
release_product string resource
release_stage string resource
release_version string resource

device.*
battery.level long
orientation string
is_rooted boolean resource
manufacturer string resource
model.identifier string resource
screen.height long resource
screen.width long resource

disk.all_mountpoints string[] resource
disk.device_name string resource
disk.mountpoint string resource
disk.remote_disk_id long stable resource
db.dli.*
pcb string
pcb_type string
processing_options string
segment_level string
segment_name string
status_code string
terminal_name string

dotnet.dll.file string resource
dotnet.dll.path string resource
dt.*
active_gate.group.name string resource
active_gate.id string resource
active_gate.module_name string resource
active_gate.working_mode string resource
active_gate.api_connector.config_id string resource
active_gate.api_connector.pipeline_identifier string resource
active_gate.api_connector.pipeline_status string resource
active_gate.api_connector.technology_id string resource
agent.module.health string resource
agent.module.id uid stable resource
agent.module.injection_mode string resource
agent.module.issues array resource
agent.module.parent_id uid stable resource
agent.module.type string stable resource
agent.module.version string stable resource
agent.module.version_short string resource
agent.monitoring_mode string resource
automation_engine.action.app string
automation_engine.action.function string
automation_engine.action_execution.id string
automation_engine.action_execution.loop.index long
automation_engine.action_execution.retry.count long
automation_engine.is_draft boolean
automation_engine.root_workflow.id string
automation_engine.root_workflow_execution.id string
automation_engine.state string
automation_engine.state.is_final boolean
automation_engine.state_info string
automation_engine.task.name string
automation_engine.task_execution.id string
automation_engine.throttle.limit long
automation_engine.workflow.id string
automation_engine.workflow.last_execution_state_flip boolean
automation_engine.workflow.title string
automation_engine.workflow.type string
automation_engine.workflow_execution.actor string
automation_engine.workflow_execution.id string
automation_engine.workflow_execution.trigger.event.id string
automation_engine.workflow_execution.trigger.type string
automation_engine.workflow_execution.trigger.user.id string
automation_engine.workflow_execution.trigger.workflow_execution.id string
da.aws.data_firehose.arn string
da.aws.log_group string
da.aws.log_stream string
da.aws.s3.bucket.name string
da.aws.s3.key.name string
da.azure.event_hub.location string
da.azure.event_hub.name string
da.source string
davis.anomaly_detection.alert long stable
davis.anomaly_detection.anomaly long stable
davis.anomaly_detection.lower long stable
davis.anomaly_detection.upper long stable
davis.forecast.lower long stable
davis.forecast.point long stable
davis.forecast.upper long stable
endpoint_detection.rule_id uid
enrichment.duration duration
enrichment.integration.connection.id string
enrichment.integration.id string
enrichment.integration.method.id string
enrichment.result.is_cached boolean
entity.application string stable resource entity-id
entity.aws_availability_zone string stable resource entity-id
entity.azure_region string stable resource entity-id
entity.azure_vm string stable resource entity-id
entity.cloud_application string stable resource entity-id
entity.cloud_application_instance string stable resource entity-id
entity.cloud_application_namespace string stable resource entity-id
entity.container_group string stable resource entity-id
entity.container_group_instance string stable resource entity-id
entity.custom_application string stable resource entity-id
entity.custom_device string stable resource entity-id
entity.device_application string resource
entity.disk string stable resource entity-id
entity.ec2_instance string stable resource entity-id
entity.external_synthetic_test string stable resource entity-id
entity.external_synthetic_test_step string stable resource entity-id
entity.gcp_zone string stable resource entity-id
entity.host string stable resource entity-id
entity.host_group string stable resource entity-id
entity.http_check string stable resource entity-id
entity.http_check_step string stable resource entity-id
entity.kubernetes_cluster string stable resource entity-id
entity.kubernetes_node string stable resource entity-id
entity.kubernetes_service string stable resource entity-id
entity.mobile_application string stable resource entity-id
entity.multiprotocol_monitor string stable resource entity-id
entity.network_interface string stable resource entity-id
entity.process_group string stable resource entity-id
entity.process_group_instance string stable resource entity-id
entity.service string stable resource entity-id
entity.service_method string stable resource entity-id
entity.service_method_group string stable resource entity-id
entity.software_component string stable resource entity-id
entity.synthetic_location string stable resource entity-id
entity.synthetic_test string stable resource entity-id
entity.synthetic_test_step string stable resource entity-id
extension.config.id string resource
extension.controller.pod.uid string resource
extension.ds string resource
extension.endpoint.hints string[] resource
extension.executor.pod.uid string resource
extension.name string resource
extension.python_version string resource
extension.status string resource
extension.version string resource
ingest.debug_messages string[]
ingest.format string
ingest.origin string
ingest.size long stable
ingest.warnings string[]
cost.costcenter string stable resource
cost.product string stable resource
host_group.id string stable resource permission primary-field
metrics.source string resource
network_zone.id string resource
openpipeline.forwarding.config_id string resource
openpipeline.forwarding.datatype string resource
pg_detection.cluster.id string resource
pg_detection.custom_entry string resource
pg_detection.declarative.id string resource
pg_detection.environment.id string resource
pg_detection.node.id string resource
process_group.detected_name string stable resource
process_group.id string resource
security_context string stable resource permission
smartscape_source.id smartscapeid resource smartscape-id
smartscape_source.type string stable resource
source_entity string stable resource entity-id
source_entity.type string stable resource
has_container_application_monitoring boolean
maintenance_window_ids array
query string
raw_data string
openpipeline.pipelines string[] resource
openpipeline.source string resource
openpipeline.source_type string resource
osservice.alerting boolean stable
osservice.status string stable
osservice.display_name string stable resource
osservice.manufacturer string stable resource
osservice.name string stable resource
osservice.path string stable resource
osservice.startup_type string stable resource
rum.application.entity string entity-id
rum.application.id string stable
rum.browser.session_id string
rum.is_linking_candidate boolean
rum.session.id string stable

rum_link record
dt.*
rum.agent.type string resource
rum.agent.version string resource
rum.event.source.type string resource
rum.instance.id string stable resource
rum.schema_version string stable resource
rum.user_type string resource
settings.object_id string
settings.object_summary string
settings.references record[]
settings.relationship string
settings.schema_id string
settings.schema_version string
settings.scope_id string
settings.scope_name string
settings.scope_type string
smartscape.__type__ smartscapeid stable resource smartscape-id
smartscape.aws_account string stable resource smartscape-id
smartscape.aws_availability_zone string stable resource smartscape-id
smartscape.aws_ec2_eip string stable resource smartscape-id
smartscape.aws_ec2_instance string stable resource smartscape-id
smartscape.aws_ec2_networkinterface string stable resource smartscape-id
smartscape.aws_ec2_securitygroup string stable resource smartscape-id
smartscape.aws_lambda_alias string stable resource smartscape-id
smartscape.aws_lambda_code_signing_config string stable resource smartscape-id
smartscape.aws_lambda_function string stable resource smartscape-id
smartscape.aws_rds_db_cluster string stable resource smartscape-id
smartscape.aws_rds_db_cluster_snapshot string stable resource smartscape-id
smartscape.aws_rds_db_instance string stable resource smartscape-id
smartscape.aws_rds_db_security_group string stable resource smartscape-id
smartscape.aws_rds_db_snapshot string stable resource smartscape-id
smartscape.aws_rds_db_subnet_group string stable resource smartscape-id
smartscape.aws_region string stable resource smartscape-id
smartscape.azure_availability_zone string stable resource smartscape-id
smartscape.azure_location string stable resource smartscape-id
smartscape.azure_microsoft_compute_virtualmachines string stable resource smartscape-id
smartscape.azure_microsoft_web_sites_functionapp string stable resource smartscape-id
smartscape.azure_subscription string stable resource smartscape-id
smartscape.bizflow string stable resource smartscape-id
smartscape.container string stable resource smartscape-id
smartscape.frontend string resource smartscape-id
smartscape.host string stable resource smartscape-id
smartscape.k8s_cluster string stable resource smartscape-id
smartscape.k8s_configmap string stable resource smartscape-id
smartscape.k8s_cronjob string stable resource smartscape-id
smartscape.k8s_customresourcedefinition string stable resource smartscape-id
smartscape.k8s_daemonset string stable resource smartscape-id
smartscape.k8s_deployment string stable resource smartscape-id
smartscape.k8s_deploymentconfig string stable resource smartscape-id
smartscape.k8s_dynakube string stable resource smartscape-id
smartscape.k8s_edgeconnect string stable resource smartscape-id
smartscape.k8s_ingress string stable resource smartscape-id
smartscape.k8s_job string stable resource smartscape-id
smartscape.k8s_namespace string stable resource smartscape-id
smartscape.k8s_networkpolicy string stable resource smartscape-id
smartscape.k8s_node string stable resource smartscape-id
smartscape.k8s_persistentvolume string stable resource smartscape-id
smartscape.k8s_persistentvolumeclaim string stable resource smartscape-id
smartscape.k8s_pod string stable resource smartscape-id
smartscape.k8s_replicaset string stable resource smartscape-id
smartscape.k8s_replicationcontroller string stable resource smartscape-id
smartscape.k8s_secret string stable resource smartscape-id
smartscape.k8s_service string stable resource smartscape-id
smartscape.k8s_statefulset string stable resource smartscape-id
smartscape.process string stable resource smartscape-id
smartscape.service string stable resource smartscape-id
synthetic.batch.id long
synthetic.excluded_from_step boolean
synthetic.location.missing_capabilities array
synthetic.monitor.id string
synthetic.monitored_entity_ids array
synthetic.request.targets array
synthetic.step.id string
synthetic.violated_entity_ids array
synthetic_engine.processing.end_timestamp timestamp
synthetic_engine.processing.start_timestamp timestamp
system.bucket string stable
system.environment string stable
system.monitoring_source string stable
system.sampling_ratio long stable
system.segment_id string stable
system.storage_interval string stable
system.table string stable
tracing.custom_link.id uid
tracing.custom_link.original_bytes binary
tracing.custom_link.transformed_bytes binary
tracing.custom_link.type string
tracing.foreign_link.bytes binary
tracing.foreign_link.text string
tracing.link.direction string
tracing.link.id uid
tracing.link.is_sync boolean
tracing.response.headers record

elasticsearch.cluster.name string resource
elasticsearch.node.name string resource
endpoint.name string stable
equinox.config.path string resource
error.*
code long
csp_violation_count long
dropped_exception_count long
exception_count long
has_custom_name boolean
http_4xx_count long
http_5xx_count long
http_other_count long
id uid
is_fatal boolean
name string
reason string
source string
type string

esb.application.name string resource
esb.library.name string resource
esb.vendor string resource
esb.workflow.name string resource
event.*
category string stable
description string stable
end string stable
group_label string
id string stable
kind string stable permission
name string stable
original_content string
outcome string stable
parent_id string
provider string stable permission
reason string stable
start string stable
status string stable
status_transition string
type string stable permission
version string stable

exception.*
caused_by_id uid stable
column_number long
escaped boolean stable
file.domain string
file.full string
file.path string
id uid stable
is_caused_by_root boolean stable
line_number long
line_offsets string
message string stable
stack_trace string
type string stable

faas.*
max_memory long resource
name string resource
version string resource
coldstart boolean
document.collection string
document.name string
document.operation string
document.time string
event.__key__ string stable
event_name string
event_source string
invoked_name string
invoked_provider string
invoked_region string
trigger string

dt.failure_detection.*
general_parameters_id uid
global_parameters_id uid
global_rule_id uid
http_parameters_id uid
results record[]
ruleset_id uid
verdict string

feature_flag.*
context.id string
key string
provider.name string
result.reason string
result.variant string
set.id string
version string

frontend.name string stable permission
gcp.*
app_engine.instance string resource
app_engine.service string resource
cloud_run.service string resource
instance.id string resource
instance.name string deprecated resource
location string stable resource
organization.id string resource
organization.name string resource
project.id string stable resource permission primary-field
region string stable resource primary-field
resource.name string stable resource
resource.type string stable resource
user_labels.__label__ string resource
zone string stable resource

gen_ai.*
agent.name string
embeddings.dimension.count long
guardrail.id string
guardrail.input.latency long
guardrail.input.sensitive_information.patterns string[]
guardrail.input.sensitive_information.piis string[]
guardrail.input.topic.names string[]
guardrail.input.words.lists string[]
guardrail.input.words.matches string[]
guardrail.output.latency long
guardrail.output.sensitive_information.patterns string[]
guardrail.output.sensitive_information.piis string[]
guardrail.output.topic.names string[]
guardrail.output.words.lists string[]
guardrail.output.words.matches string[]
guardrail.version string
operation.kind string
operation.name string
prompt_caching string
provider.name string
request.encoding_formats string[]
request.frequency_penalty double
request.max_tokens long
request.model string
request.presence_penalty double
request.stop_sequences string[]
request.temperature double
request.top_k long
request.top_p double
response.finish_reasons string[]
response.id string
response.model string
response.system_fingerprint string
usage.input_tokens long
usage.output_tokens long
usage.prompt_caching.read_tokens long
usage.prompt_caching.write_tokens long

geo.*
city.name string stable resource
continent.name string stable resource
country.iso_code string resource
country.name string stable resource
location.latitude double resource sensitive-user-events
location.longitude double resource sensitive-user-events
region.name string stable resource

glassfish.domain.name string resource
glassfish.instance.name string resource
go.linkage string resource
host.*
fqdn string[] resource
ip ip[] resource
logical.cpu.cores long resource
logical.cpus long resource
mac array resource
name string resource permission
physical.memory long resource
simultaneous.multithreading long resource
virtual.cpus long resource

http.*
request.body.size long stable
request.header.__key__ string stable sensitive-spans
request.id string
request.method string stable
request.parameter.__key__ string stable
request.size long
response.body.size long stable
response.header.__key__ string stable
response.range_end_value long
response.range_start_value long
response.reason_phrase string
response.size long
response.status_code long stable
response.time_to_first_byte double
route string stable
server_name string resource

hybris.bin.dir string resource
hybris.config.dir string resource
hybris.data.dir string resource
ibm.*
ace.integration_node.name string resource
ace.integration_server.name string resource
cics.aor string resource
cics.program string resource
cics.region string resource
cics.tor string resource
ctg.name string resource
ims.connect string resource
ims.control string resource
ims.mpr string resource
ims.soap_gw.name string resource

iis.app_pool.name string resource
iis.role.name string resource
java.jar.file string resource
java.jar.path string resource
java.main.class string resource
java.main.module string resource
jboss.home string resource
jboss.mode string resource
jboss.server.name string resource
jdbc.connection.pool.name string stable
journald.unit string
k8s.*
cluster.name string stable resource permission primary-field
cluster.uid string stable resource
configmap.name string resource
container.name string stable resource
container.type string resource
cronjob.name string resource
customresourcedefinition.name string resource
daemonset.name string resource
deployment.name string resource
deploymentconfig.name string resource
dynakube.name string resource
edgeconnect.name string resource
ingress.name string resource
job.name string resource
namespace.name string stable resource permission primary-field
namespace.uid string resource
networkpolicy.name string resource
node.name string stable resource
persistentvolume.name string resource
persistentvolumeclaim.name string resource
pod.name string stable resource
pod.uid string stable resource
replicaset.name string resource
replicationcontroller.name string resource
secret.name string resource
service.name string stable resource
statefulset.name string resource
workload.kind string stable resource
workload.name string stable resource
workload.uid string resource
namespace.annotation.__attribute_name__ string resource
namespace.label.__attribute_name__ string resource
pod.annotation.__attribute_name__ string resource
pod.label.__attribute_name__ string resource
workload.annotation.__attribute_name__ string resource
workload.label.__attribute_name__ string resource

messaging.kafka.*
broker_id string
component string
connect.connector_name string
connect.task_id string
connect.worker_id string

log.*
file.name string
file.path string
iostream string stable
logger string
raw_level string
source string stable permission
source.file_status string
source.ingest_status string
source.origin string stable
source.type string

loglevel string stable
messaging.*
batch.failed_count long
batch.failure_codes string[]
batch.message_count long stable
client.id string stable
consumer.group.name string stable
destination.kind string deprecated
destination.manager_name string stable
destination.name string stable
destination.partition.id string stable
destination.temporary boolean stable
is_failed boolean
message.body.size long stable
message.conversation_id string stable
message.header.__key__ record stable
message.id string stable
operation.type string stable
source.kind string deprecated
source.manager_name string deprecated
source.name string deprecated
source.temporary boolean deprecated
system string stable
akka.actor.kind string
akka.actor.path string
akka.actor.system string
akka.actor.type string
akka.message.type string
kafka.message.key string
kafka.message.tombstone boolean
kafka.offset long

metric.key string stable permission
metric.type string stable
module_insights.modules record
network.*
carrier.name string
connection.subtype string
connection.type string
local.address ip
peer.ip ip
peer.port long
protocol.name string stable
protocol.number long
protocol.version string
proxy_chain record[]
transport string stable
type string stable

device string deprecated resource
device.address ip deprecated resource
device.name string deprecated resource
device.port string deprecated resource
network_flow.*
bytes.rx long
bytes.tx long
destination.address ip
destination.port long
network.transport string
network.type string
packets.retransmitted.base.rx long
packets.retransmitted.base.tx long
packets.retransmitted.rx long
packets.retransmitted.tx long
packets.rx long
packets.tx long
process_is_server boolean
source.address ip
tcp.rtt long
tcp.rtt.ack long
tcp.sessions.new long
tcp.sessions.reset long
tcp.sessions.timeout long

nodejs.app.base.dir string resource
nodejs.app.name string resource
nodejs.script.name string resource
opensearch.*
document_id string
id string
index string
node_id string
routing string
shard_id string
stats string
took string
took_millis string
total_hits string
total_shards string

openstack.availability_zone string resource
openstack.instance_uuid string resource
origin.*
address string
session string
type string
x_forwarded_for string

os.architecture string resource
os.name string stable resource
os.type string resource
os.version string stable resource
otel.scope.name string
otel.scope.version string
php.*
cli.script.path string resource
cli.working.dir string resource
drupal.application.name string resource
fpm.pool.name string resource
symfony.application.name string resource
wordpress.blog.name string resource

postgresql.session.id string
primary_tags.__key__ string resource
process.*
bitness string resource
containerized boolean resource
executable.name string resource
executable.path string resource
listen_ports array resource
metadata record resource
pid long resource

rabbitmq.*
function.arity long
function.name string
module.name string
pid string

redis.role string
request.is_failed boolean
request.is_root_span boolean
request_attribute.__attribute_name__ array stable sensitive-spans
rpc.*
method string
namespace string
service string
system string
grpc.status_code long

server.address string stable
server.port long stable
server.resolved_ips ip[] stable
service.name string stable resource
servlet.context.name string resource
servlet.context.path string resource
trap_oid string deprecated resource
version string deprecated resource
softwareag.install.root string resource
softwareag.product.prop.name string resource
span.*
alternate_parent_id uid
events record[] stable
exit_by_exception_id uid stable
id uid stable
is_exit_by_exception boolean stable
is_subroutine boolean
kind string stable
links record[] stable
name string stable
parent_id uid stable
status_code string stable
status_message string
timing.cpu duration stable
timing.cpu_self duration stable

span_event.name string stable
spring.*
application.group string resource
application.name string resource
profile.name string resource
startup.class string resource

storage.*
disk.encrypted boolean stable resource
disk.fstype string stable resource
disk.kname string stable resource
disk.model string stable resource
disk.mountpoint string stable resource
disk.other-mountpoints string[] stable resource
disk.path string stable resource
disk.read-only boolean stable resource
disk.removable boolean stable resource
disk.serial string stable resource
disk.type string stable resource
disk.vendor string stable resource
partition.encrypted boolean stable resource
partition.fstype string stable resource
partition.kname string stable resource
partition.mountpoint string stable resource
partition.other-mountpoints string[] stable resource
partition.path string stable resource
partition.read-only boolean stable resource
partition.removable boolean stable resource
partition.type string stable resource
volume.display-name string stable resource
volume.fstype string stable resource
volume.kname string stable resource
volume.mountpoint string stable resource
volume.other-mountpoints string[] stable resource
volume.path string stable resource
volume.read-only boolean stable resource
volume.removable boolean stable resource
volume.type string stable resource
software-raid.encrypted boolean stable resource
software-raid.fstype string stable resource
software-raid.kname string stable resource
software-raid.mountpoint string stable resource
software-raid.other-mountpoints string[] stable resource
software-raid.parent string stable resource
software-raid.path string stable resource
software-raid.read-only boolean stable resource
software-raid.removable boolean stable resource
software-raid.type string stable resource

subtrace.id uid
subtrace.is_root_span boolean
supportability.*
alr_sampling_ratio long
atm_sampling_ratio long
custom_service.rule_id uid
dropped_attributes_count long
dropped_events_count long
dropped_http_request_headers_count long
dropped_http_request_parameters_count long
dropped_links_count long
external.dt.entity.service string deprecated
flaws string[]
is_non_key_requests_endpoint_bucket boolean
latency_before_openpipeline duration
non_persisted_attribute_keys string[]
original_start_time timestamp
serverid.addressee long
serverid.processing long
span_start.__key__ record
span_start.attribute_names array
span_start.span.name string

telemetry.*
exporter.name string resource
exporter.package_version string resource
exporter.version string resource
sdk.language string stable resource
sdk.name string stable resource
sdk.version string stable resource

thread.id long stable
thread.name string stable
thread.pool.name string stable
tibco.businessworks.*
app.node.name string resource
app.space.name string resource
domain.name string resource
home string resource
property.file.name string resource
property.file.path string resource

tibco.businessworks_ce.app.name string resource
tibco.businessworks_ce.version string resource
time_correction.is_applied boolean
time_correction.offset long
end timestamp stable
start timestamp stable
tls.cipher string
tls.protocol.name string
tls.protocol.version string
trace.*
alternate_id uid
capture.reasons string[]
id uid stable
is_sampled boolean
state string

url.*
domain string
fragment string stable
full string stable sensitive-spans
path string stable
path.pattern string
port long
provider string
query string stable sensitive-spans
scheme string stable
truncated_path string

user.email string stable
user.id string stable
user.name string
user.organization string
vcs.*
change.id string
change.state string
change.title string
change.url.full string
line_change.type string
ref.base.name string
ref.base.revision string
ref.base.type string
ref.head.name string
ref.head.revision string
ref.head.type string
ref.type string
repository.name string
repository.url.full string
revision_delta.direction string

vmware.*
datacenter.name string resource
disk.name string resource
hypervisor.name string resource
nic.name string resource
vcenter.name string resource
vm.name string resource

vulnerability.*
code_location.name string stable
cvss.base_score double stable
cvss.version string stable
davis_assessment.assessment_mode string stable
davis_assessment.assessment_mode_reasons string[]
davis_assessment.data_assets_status string stable
davis_assessment.exploit_status string stable
davis_assessment.exposure_status string stable
davis_assessment.level string stable
davis_assessment.score double stable
davis_assessment.vulnerable_function_status string stable
description string stable
display_id string stable
exploit.status string
external_id string stable
external_url string stable
first_seen timestamp stable
id string stable
is_fix_available boolean
mute.change_date timestamp stable
mute.comment string
mute.reason string stable
mute.status string stable
mute.user string stable
parent.davis_assessment.assessment_mode string stable
parent.davis_assessment.data_assets_status string stable
parent.davis_assessment.exposure_status string stable
parent.davis_assessment.level string stable
parent.davis_assessment.score double stable
parent.davis_assessment.vulnerable_function_status string stable
parent.first_seen string stable
parent.mute.change_date timestamp stable
parent.mute.reason string stable
parent.mute.status string stable
parent.mute.user string stable
parent.resolution.change_date string stable
parent.resolution.status string stable
parent.risk.level string stable
parent.risk.score double stable
previous.cvss.base_score double stable
previous.davis_assessment.data_assets_status string stable
previous.davis_assessment.exploit_status string stable
previous.davis_assessment.exposure_status string stable
previous.davis_assessment.level string stable
previous.davis_assessment.score double stable
previous.davis_assessment.vulnerable_function_status string stable
previous.external_id string
previous.mute.change_date string stable
previous.mute.comment string
previous.mute.reason string stable
previous.mute.status string stable
previous.mute.user string stable
previous.resolution.status string stable
previous.risk.level string stable
previous.risk.score double stable
references.cve string[] stable
references.cwe string[] stable
references.owasp string[] stable
remediation.description string
remediation.status string
resolution.change_date timestamp stable
resolution.status string stable
risk.level string stable
risk.scale string stable
risk.score double stable
stack string
technology string stable
title string stable
type string stable
url string stable

weblogic.*
cluster.name string resource
domain.name string resource
home string resource
server.name string resource

websocket.connection.status_code long
websphere.*
cell.name string resource
cluster.name string resource
node.name string resource
server.name string resource

websphere_liberty.server.name string resource
winlog.*
eventid long
keywords string
level string
opcode string
provider string
task long
username string

cics.transaction.system_id string resource
zos.*
address_space_id long resource
cpu_model_number string resource
cpu_serial_number string resource
job_id string resource
job_name string resource
job_step_id string resource
lpar_name string resource
sys_id string resource
system_name string resource
total_general_purpose_processors long resource
total_physical_memory long resource
total_ziip_processors long resource
transaction.job_name string resource
transaction.lpar_name string resource
virtualization string resource
transaction.call_type string
transaction.id string
transaction.program_type string

cics.transaction.*
class_name string
client.ip ip
client.port long
path.name string
task_id long
transaction_group_id string
unit_of_work_id long
user_id string
wlm.reporting_service_class_name string
wlm.service_class_name string

cics.file.defining_region_name string
cics.file.is_local boolean
cics.file_name string
ims.message.transaction.*
message.segment_count long
message.size long
terminal_name string
unit_of_work_id long
user_id string

ims.execution.transaction.*
commit_count long
current_priority long
execution_class long
psb_name string
schedule_count long
unit_of_work_id long

ims.connect.transaction.*
client.ip ip
server.port long
user_id string

ims.tm.resource.adapter.*
semantic_detection_version string
transaction.client.ip ip
transaction.client.port long
transaction.commit_mode long
transaction.datastore_name string
transaction.interaction_verb long
transaction.lpar_name string
transaction.sync_level long

zosconnect.*
api.description string
api.name string
api.version string
request.body.size long
request.id long
request.type string
response.body.size long
service.description string
service.name string
service.provider.name string
service.version string
sor.identifier string
sor.reference string
sor.resource string
sor.type string
`;
