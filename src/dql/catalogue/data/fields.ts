/**
 * The fields of the semantic dictionary (docs "Semantic Dictionary", global field reference).
 * One `name type [stable|deprecated] [resource] [tag…]` a line; without a mark a field is experimental. `string[]` is an array of strings.
 */
export const FIELDS = `
timestamp timestamp stable
timeframe record[] stable
start_time timestamp stable
end_time timestamp stable
duration duration stable
interval string stable
adobe.em.env_type string resource
adobe.em.program string resource
adobe.em.service string resource
adobe.em.tier string resource
aggregation.count long stable
aggregation.duration_max duration stable
aggregation.duration_min duration stable
aggregation.duration_samples duration[] stable
aggregation.duration_sum duration stable
aggregation.exception_count long stable
aggregation.parallel_execution boolean stable
apache.tomcat.base string resource
apache.tomcat.home string resource
apache.httpd.config.path string resource
apache.httpd.module.name string resource
apache.spark.master.ip string resource
app.bundle string stable resource
app.id string stable resource
app.short_version string stable resource
app.version string stable resource
argocd.app.health.status string
argocd.sync.operation_state.outcome string
argocd.sync.operation_state.phase string
argocd.sync.status string
artifact.attestation.filename string
artifact.attestation.hash string
artifact.attestation.id string
artifact.filename string
artifact.hash string
artifact.id string
artifact.name string
artifact.purl string
artifact.version string
aspnetcore.appl.path string resource
audit.action string stable
audit.identity string stable
audit.result string stable
audit.status string stable
audit.time timestamp
authentication.client.id string
authentication.grant.type string
authentication.token string
authentication.type string
availability.state string stable
aws.account.id string stable resource permission primary-field
aws.account.name string resource
aws.alb.name string resource
aws.arn string stable resource
aws.availability_zone string stable resource
aws.availability_zone.id string resource
aws.cloudfront.detailed_result_type string resource
aws.cloudfront.response.result_type string resource
aws.cloudfront.result_type string resource
aws.ecr.account.id string resource
aws.ecr.region string resource
aws.ecs.cluster string resource
aws.ecs.container.arn string resource
aws.ecs.container.name string resource
aws.ecs.docker.id string resource
aws.ecs.docker.name string resource
aws.ecs.family string resource
aws.ecs.revision string resource
aws.ecs.task.arn string resource
aws.execution_environment string resource
aws.fle.fields_number long resource
aws.fle.status string resource
aws.lambda.function.name string resource
aws.lambda.initialization_type string resource
aws.log_group string resource
aws.log_stream string resource
aws.region string stable resource primary-field
aws.resource.id string stable resource
aws.resource.name string stable resource
aws.resource.type string resource
aws.service string resource
aws.tags.__tag_key__ string resource
aws.kinesis.arn string
aws.kinesis.consumer.arn string
aws.kinesis.consumer.name string
aws.kinesis.stream.arn string
aws.kinesis.stream.name string
aws.lambda.invoked_arn string
aws.request_id string
aws.s3.bucket string
aws.s3.key string
aws.s3.object_version string
aws.s3.part_number long
aws.s3.source.bucket string
aws.s3.source.key string
aws.s3.source.object_version string
aws.s3.upload_id string
aws.xray.trace_id string
aws.route53.edge_location_id string
aws.route53.hostedzone_id string
aws.route53.resolver_ip_address string
dns.question.name string
dns.question.type string
dns.response_code string
azure.availability_zones string[] resource
azure.class_name string resource
azure.container_app.dnssuffix string resource
azure.container_app.hostname string resource
azure.container_app.name string resource
azure.container_app.replica.name string resource
azure.event_hub_namespace.name string resource
azure.location string stable resource primary-field
azure.management_group string resource
azure.resource.group string stable resource permission primary-field
azure.resource.id string resource
azure.resource.name string resource
azure.resource.type string resource
azure.service_bus_namespace.name string resource
azure.site_name string resource
azure.sql_elastic_pool.name string resource
azure.sql_server.name string resource
azure.subscription string stable resource permission primary-field
azure.tags.__tag_key__ string resource
azure.tenant.id string resource
azure.tenant.name string resource
azure.vm.name string resource
azure.vm_scale_set.name string resource
azure.vmid string resource
bizflow.id string
bizflow.priority string
bizflow.url string
bosh.availability_zone string resource
bosh.deployment.id string stable resource
bosh.instance.name string stable resource
bosh.instance_id string resource
bosh.name string resource
bosh.stemcell.version string stable resource
browser.frame.instance_id uid
browser.frame.parent_instance_id uid
browser.tab.instance_id uid
browser.window.device_pixel_ratio double
browser.window.height long
browser.window.width long
browser.is_webdriver boolean resource
browser.name string stable resource
browser.type string stable resource
browser.user_agent string stable resource
browser.version string stable resource
captured_attribute.__attribute_name__ array stable
cassandra.cluster.name string resource
cicd.deployment.id string
cicd.deployment.name string
cicd.deployment.namespace string
cicd.deployment.release_stage string
cicd.deployment.server.url.full string
cicd.deployment.service.id string
cicd.deployment.status string
cicd.pipeline.id string
cicd.pipeline.name string
cicd.pipeline.run.id string
cicd.pipeline.run.outcome string
cicd.pipeline.run.queued.duration duration
cicd.pipeline.run.url.full string
cicd.pipeline.url.full string
cicd.upstream_pipeline.id string
cicd.upstream_pipeline.run.id string
client.address string
client.app.name string
client.ip ip sensitive-spans sensitive-user-events
client.ip.is_public boolean
client.isp string
client.port long stable
cloud.account.id string deprecated resource
cloud.availability_zone string deprecated resource
cloud.platform string deprecated resource
cloud.provider string stable resource
cloud.region string deprecated resource
cloud.resource_id string deprecated resource
cloud.target.account.id string
cloud.target.provider string
cloud.target.region string
cloud.target.resource_id string
cloud.origin.account.id string
cloud.origin.provider string
cloud.origin.region string
cloud.origin.resource_id string
cloudfoundry.application.id string resource
cloudfoundry.application.name string resource
cloudfoundry.instance.index string resource
cloudfoundry.space.id string resource
cloudfoundry.space.name string resource
code.call_stack string
code.filepath string
code.function string
code.invoked.filepath string
code.invoked.function string
code.invoked.namespace string
code.line.number long
code.namespace string
coldfusion.jvm.config.file string resource
coldfusion.service.name string resource
compilation_timings.compilation_count long
compilation_timings.duration_sum duration
compilation_timings.top_compilations record
container.id string resource
container.image.digest string resource
container.image.name string resource
container.image.version string resource
container.name string resource
ctg.request.call_type long
ctg.request.commarea_length long
ctg.request.extend_mode long
ctg.request.flow_type long
ctg.request.gateway_url string
ctg.request.object_name string
ctg.request.server_id string
ctg.request.term_id string
ctg.request.type string
ctg.response.code long
custom_service.method string
custom_service.name string
db.affected_item_count long
db.collection.name string stable
db.connection_string string sensitive-spans
db.cosmosdb.request_charge double
db.dynamodb.table_names string[]
db.namespace string stable
db.operation.name string stable
db.query.parameters record[] sensitive-spans
db.query.text string stable
db.result.duration_max duration
db.result.duration_min duration
db.result.duration_sum duration
db.result.exception_count long
db.result.execution_count long
db.result.roundtrip_count long
db.system string
deployment.release_build_version string resource
deployment.release_product string resource
deployment.release_stage string resource
deployment.release_version string resource
device.battery.level long
device.orientation string
device.is_rooted boolean resource
device.manufacturer string resource
device.model.identifier string resource
device.screen.height long resource
device.screen.width long resource
disk.all_mountpoints string[] resource
disk.device_name string resource
disk.mountpoint string resource
disk.remote_disk_id long stable resource
db.dli.pcb string
db.dli.pcb_type string
db.dli.processing_options string
db.dli.segment_level string
db.dli.segment_name string
db.dli.status_code string
db.dli.terminal_name string
dotnet.dll.file string resource
dotnet.dll.path string resource
dt.active_gate.group.name string resource
dt.active_gate.id string resource
dt.active_gate.module_name string resource
dt.active_gate.working_mode string resource
dt.active_gate.api_connector.config_id string resource
dt.active_gate.api_connector.pipeline_identifier string resource
dt.active_gate.api_connector.pipeline_status string resource
dt.active_gate.api_connector.technology_id string resource
dt.agent.module.health string resource
dt.agent.module.id uid stable resource
dt.agent.module.injection_mode string resource
dt.agent.module.issues array resource
dt.agent.module.parent_id uid stable resource
dt.agent.module.type string stable resource
dt.agent.module.version string stable resource
dt.agent.module.version_short string resource
dt.agent.monitoring_mode string resource
dt.automation_engine.action.app string
dt.automation_engine.action.function string
dt.automation_engine.action_execution.id string
dt.automation_engine.action_execution.loop.index long
dt.automation_engine.action_execution.retry.count long
dt.automation_engine.is_draft boolean
dt.automation_engine.root_workflow.id string
dt.automation_engine.root_workflow_execution.id string
dt.automation_engine.state string
dt.automation_engine.state.is_final boolean
dt.automation_engine.state_info string
dt.automation_engine.task.name string
dt.automation_engine.task_execution.id string
dt.automation_engine.throttle.limit long
dt.automation_engine.workflow.id string
dt.automation_engine.workflow.last_execution_state_flip boolean
dt.automation_engine.workflow.title string
dt.automation_engine.workflow.type string
dt.automation_engine.workflow_execution.actor string
dt.automation_engine.workflow_execution.id string
dt.automation_engine.workflow_execution.trigger.event.id string
dt.automation_engine.workflow_execution.trigger.type string
dt.automation_engine.workflow_execution.trigger.user.id string
dt.automation_engine.workflow_execution.trigger.workflow_execution.id string
dt.da.aws.data_firehose.arn string
dt.da.aws.log_group string
dt.da.aws.log_stream string
dt.da.aws.s3.bucket.name string
dt.da.aws.s3.key.name string
dt.da.azure.event_hub.location string
dt.da.azure.event_hub.name string
dt.da.source string
dt.davis.anomaly_detection.alert long stable
dt.davis.anomaly_detection.anomaly long stable
dt.davis.anomaly_detection.lower long stable
dt.davis.anomaly_detection.upper long stable
dt.davis.forecast.lower long stable
dt.davis.forecast.point long stable
dt.davis.forecast.upper long stable
dt.endpoint_detection.rule_id uid
dt.enrichment.duration duration
dt.enrichment.integration.connection.id string
dt.enrichment.integration.id string
dt.enrichment.integration.method.id string
dt.enrichment.result.is_cached boolean
dt.entity.application string stable resource entity-id
dt.entity.aws_availability_zone string stable resource entity-id
dt.entity.azure_region string stable resource entity-id
dt.entity.azure_vm string stable resource entity-id
dt.entity.cloud_application string stable resource entity-id
dt.entity.cloud_application_instance string stable resource entity-id
dt.entity.cloud_application_namespace string stable resource entity-id
dt.entity.container_group string stable resource entity-id
dt.entity.container_group_instance string stable resource entity-id
dt.entity.custom_application string stable resource entity-id
dt.entity.custom_device string stable resource entity-id
dt.entity.device_application string resource
dt.entity.disk string stable resource entity-id
dt.entity.ec2_instance string stable resource entity-id
dt.entity.external_synthetic_test string stable resource entity-id
dt.entity.external_synthetic_test_step string stable resource entity-id
dt.entity.gcp_zone string stable resource entity-id
dt.entity.host string stable resource entity-id
dt.entity.host_group string stable resource entity-id
dt.entity.http_check string stable resource entity-id
dt.entity.http_check_step string stable resource entity-id
dt.entity.kubernetes_cluster string stable resource entity-id
dt.entity.kubernetes_node string stable resource entity-id
dt.entity.kubernetes_service string stable resource entity-id
dt.entity.mobile_application string stable resource entity-id
dt.entity.multiprotocol_monitor string stable resource entity-id
dt.entity.network_interface string stable resource entity-id
dt.entity.process_group string stable resource entity-id
dt.entity.process_group_instance string stable resource entity-id
dt.entity.service string stable resource entity-id
dt.entity.service_method string stable resource entity-id
dt.entity.service_method_group string stable resource entity-id
dt.entity.software_component string stable resource entity-id
dt.entity.synthetic_location string stable resource entity-id
dt.entity.synthetic_test string stable resource entity-id
dt.entity.synthetic_test_step string stable resource entity-id
dt.extension.config.id string resource
dt.extension.controller.pod.uid string resource
dt.extension.ds string resource
dt.extension.endpoint.hints string[] resource
dt.extension.executor.pod.uid string resource
dt.extension.name string resource
dt.extension.python_version string resource
dt.extension.status string resource
dt.extension.version string resource
dt.ingest.debug_messages string[]
dt.ingest.format string
dt.ingest.origin string
dt.ingest.size long stable
dt.ingest.warnings string[]
dt.cost.costcenter string stable resource
dt.cost.product string stable resource
dt.host_group.id string stable resource permission primary-field
dt.metrics.source string resource
dt.network_zone.id string resource
dt.openpipeline.forwarding.config_id string resource
dt.openpipeline.forwarding.datatype string resource
dt.pg_detection.cluster.id string resource
dt.pg_detection.custom_entry string resource
dt.pg_detection.declarative.id string resource
dt.pg_detection.environment.id string resource
dt.pg_detection.node.id string resource
dt.process_group.detected_name string stable resource
dt.process_group.id string resource
dt.security_context string stable resource permission
dt.smartscape_source.id smartscapeid resource smartscape-id
dt.smartscape_source.type string stable resource
dt.source_entity string stable resource entity-id
dt.source_entity.type string stable resource
dt.has_container_application_monitoring boolean
dt.maintenance_window_ids array
dt.query string
dt.raw_data string
dt.openpipeline.pipelines string[] resource
dt.openpipeline.source string resource
dt.openpipeline.source_type string resource
dt.osservice.alerting boolean stable
dt.osservice.status string stable
dt.osservice.display_name string stable resource
dt.osservice.manufacturer string stable resource
dt.osservice.name string stable resource
dt.osservice.path string stable resource
dt.osservice.startup_type string stable resource
dt.rum.application.entity string entity-id
dt.rum.application.id string stable
dt.rum.browser.session_id string
dt.rum.is_linking_candidate boolean
dt.rum.session.id string stable
rum_link record
dt.rum.agent.type string resource
dt.rum.agent.version string resource
dt.rum.event.source.type string resource
dt.rum.instance.id string stable resource
dt.rum.schema_version string stable resource
dt.rum.user_type string resource
dt.settings.object_id string
dt.settings.object_summary string
dt.settings.references record[]
dt.settings.relationship string
dt.settings.schema_id string
dt.settings.schema_version string
dt.settings.scope_id string
dt.settings.scope_name string
dt.settings.scope_type string
dt.smartscape.__type__ smartscapeid stable resource smartscape-id
dt.smartscape.aws_account string stable resource smartscape-id
dt.smartscape.aws_availability_zone string stable resource smartscape-id
dt.smartscape.aws_ec2_eip string stable resource smartscape-id
dt.smartscape.aws_ec2_instance string stable resource smartscape-id
dt.smartscape.aws_ec2_networkinterface string stable resource smartscape-id
dt.smartscape.aws_ec2_securitygroup string stable resource smartscape-id
dt.smartscape.aws_lambda_alias string stable resource smartscape-id
dt.smartscape.aws_lambda_code_signing_config string stable resource smartscape-id
dt.smartscape.aws_lambda_function string stable resource smartscape-id
dt.smartscape.aws_rds_db_cluster string stable resource smartscape-id
dt.smartscape.aws_rds_db_cluster_snapshot string stable resource smartscape-id
dt.smartscape.aws_rds_db_instance string stable resource smartscape-id
dt.smartscape.aws_rds_db_security_group string stable resource smartscape-id
dt.smartscape.aws_rds_db_snapshot string stable resource smartscape-id
dt.smartscape.aws_rds_db_subnet_group string stable resource smartscape-id
dt.smartscape.aws_region string stable resource smartscape-id
dt.smartscape.azure_availability_zone string stable resource smartscape-id
dt.smartscape.azure_location string stable resource smartscape-id
dt.smartscape.azure_microsoft_compute_virtualmachines string stable resource smartscape-id
dt.smartscape.azure_microsoft_web_sites_functionapp string stable resource smartscape-id
dt.smartscape.azure_subscription string stable resource smartscape-id
dt.smartscape.bizflow string stable resource smartscape-id
dt.smartscape.container string stable resource smartscape-id
dt.smartscape.frontend string resource smartscape-id
dt.smartscape.host string stable resource smartscape-id
dt.smartscape.k8s_cluster string stable resource smartscape-id
dt.smartscape.k8s_configmap string stable resource smartscape-id
dt.smartscape.k8s_cronjob string stable resource smartscape-id
dt.smartscape.k8s_customresourcedefinition string stable resource smartscape-id
dt.smartscape.k8s_daemonset string stable resource smartscape-id
dt.smartscape.k8s_deployment string stable resource smartscape-id
dt.smartscape.k8s_deploymentconfig string stable resource smartscape-id
dt.smartscape.k8s_dynakube string stable resource smartscape-id
dt.smartscape.k8s_edgeconnect string stable resource smartscape-id
dt.smartscape.k8s_ingress string stable resource smartscape-id
dt.smartscape.k8s_job string stable resource smartscape-id
dt.smartscape.k8s_namespace string stable resource smartscape-id
dt.smartscape.k8s_networkpolicy string stable resource smartscape-id
dt.smartscape.k8s_node string stable resource smartscape-id
dt.smartscape.k8s_persistentvolume string stable resource smartscape-id
dt.smartscape.k8s_persistentvolumeclaim string stable resource smartscape-id
dt.smartscape.k8s_pod string stable resource smartscape-id
dt.smartscape.k8s_replicaset string stable resource smartscape-id
dt.smartscape.k8s_replicationcontroller string stable resource smartscape-id
dt.smartscape.k8s_secret string stable resource smartscape-id
dt.smartscape.k8s_service string stable resource smartscape-id
dt.smartscape.k8s_statefulset string stable resource smartscape-id
dt.smartscape.process string stable resource smartscape-id
dt.smartscape.service string stable resource smartscape-id
dt.synthetic.batch.id long
dt.synthetic.excluded_from_step boolean
dt.synthetic.location.missing_capabilities array
dt.synthetic.monitor.id string
dt.synthetic.monitored_entity_ids array
dt.synthetic.request.targets array
dt.synthetic.step.id string
dt.synthetic.violated_entity_ids array
dt.synthetic_engine.processing.end_timestamp timestamp
dt.synthetic_engine.processing.start_timestamp timestamp
dt.system.bucket string stable
dt.system.environment string stable
dt.system.monitoring_source string stable
dt.system.sampling_ratio long stable
dt.system.segment_id string stable
dt.system.storage_interval string stable
dt.system.table string stable
dt.tracing.custom_link.id uid
dt.tracing.custom_link.original_bytes binary
dt.tracing.custom_link.transformed_bytes binary
dt.tracing.custom_link.type string
dt.tracing.foreign_link.bytes binary
dt.tracing.foreign_link.text string
dt.tracing.link.direction string
dt.tracing.link.id uid
dt.tracing.link.is_sync boolean
dt.tracing.response.headers record
elasticsearch.cluster.name string resource
elasticsearch.node.name string resource
endpoint.name string stable
equinox.config.path string resource
error.code long
error.csp_violation_count long
error.dropped_exception_count long
error.exception_count long
error.has_custom_name boolean
error.http_4xx_count long
error.http_5xx_count long
error.http_other_count long
error.id uid
error.is_fatal boolean
error.name string
error.reason string
error.source string
error.type string
esb.application.name string resource
esb.library.name string resource
esb.vendor string resource
esb.workflow.name string resource
event.category string stable
event.description string stable
event.end string stable
event.group_label string
event.id string stable
event.kind string stable permission
event.name string stable
event.original_content string
event.outcome string stable
event.parent_id string
event.provider string stable permission
event.reason string stable
event.start string stable
event.status string stable
event.status_transition string
event.type string stable permission
event.version string stable
exception.caused_by_id uid stable
exception.column_number long
exception.escaped boolean stable
exception.file.domain string
exception.file.full string
exception.file.path string
exception.id uid stable
exception.is_caused_by_root boolean stable
exception.line_number long
exception.line_offsets string
exception.message string stable
exception.stack_trace string
exception.type string stable
faas.max_memory long resource
faas.name string resource
faas.version string resource
faas.coldstart boolean
faas.document.collection string
faas.document.name string
faas.document.operation string
faas.document.time string
faas.event.__key__ string stable
faas.event_name string
faas.event_source string
faas.invoked_name string
faas.invoked_provider string
faas.invoked_region string
faas.trigger string
dt.failure_detection.general_parameters_id uid
dt.failure_detection.global_parameters_id uid
dt.failure_detection.global_rule_id uid
dt.failure_detection.http_parameters_id uid
dt.failure_detection.results record[]
dt.failure_detection.ruleset_id uid
dt.failure_detection.verdict string
feature_flag.context.id string
feature_flag.key string
feature_flag.provider.name string
feature_flag.result.reason string
feature_flag.result.variant string
feature_flag.set.id string
feature_flag.version string
frontend.name string stable permission
gcp.app_engine.instance string resource
gcp.app_engine.service string resource
gcp.cloud_run.service string resource
gcp.instance.id string resource
gcp.instance.name string deprecated resource
gcp.location string stable resource
gcp.organization.id string resource
gcp.organization.name string resource
gcp.project.id string stable resource permission primary-field
gcp.region string stable resource primary-field
gcp.resource.name string stable resource
gcp.resource.type string stable resource
gcp.user_labels.__label__ string resource
gcp.zone string stable resource
gen_ai.agent.name string
gen_ai.embeddings.dimension.count long
gen_ai.guardrail.id string
gen_ai.guardrail.input.latency long
gen_ai.guardrail.input.sensitive_information.patterns string[]
gen_ai.guardrail.input.sensitive_information.piis string[]
gen_ai.guardrail.input.topic.names string[]
gen_ai.guardrail.input.words.lists string[]
gen_ai.guardrail.input.words.matches string[]
gen_ai.guardrail.output.latency long
gen_ai.guardrail.output.sensitive_information.patterns string[]
gen_ai.guardrail.output.sensitive_information.piis string[]
gen_ai.guardrail.output.topic.names string[]
gen_ai.guardrail.output.words.lists string[]
gen_ai.guardrail.output.words.matches string[]
gen_ai.guardrail.version string
gen_ai.operation.kind string
gen_ai.operation.name string
gen_ai.prompt_caching string
gen_ai.provider.name string
gen_ai.request.encoding_formats string[]
gen_ai.request.frequency_penalty double
gen_ai.request.max_tokens long
gen_ai.request.model string
gen_ai.request.presence_penalty double
gen_ai.request.stop_sequences string[]
gen_ai.request.temperature double
gen_ai.request.top_k long
gen_ai.request.top_p double
gen_ai.response.finish_reasons string[]
gen_ai.response.id string
gen_ai.response.model string
gen_ai.response.system_fingerprint string
gen_ai.usage.input_tokens long
gen_ai.usage.output_tokens long
gen_ai.usage.prompt_caching.read_tokens long
gen_ai.usage.prompt_caching.write_tokens long
geo.city.name string stable resource
geo.continent.name string stable resource
geo.country.iso_code string resource
geo.country.name string stable resource
geo.location.latitude double resource sensitive-user-events
geo.location.longitude double resource sensitive-user-events
geo.region.name string stable resource
glassfish.domain.name string resource
glassfish.instance.name string resource
go.linkage string resource
host.fqdn string[] resource
host.ip ip[] resource
host.logical.cpu.cores long resource
host.logical.cpus long resource
host.mac array resource
host.name string resource permission
host.physical.memory long resource
host.simultaneous.multithreading long resource
host.virtual.cpus long resource
http.request.body.size long stable
http.request.header.__key__ string stable sensitive-spans
http.request.id string
http.request.method string stable
http.request.parameter.__key__ string stable
http.request.size long
http.response.body.size long stable
http.response.header.__key__ string stable
http.response.range_end_value long
http.response.range_start_value long
http.response.reason_phrase string
http.response.size long
http.response.status_code long stable
http.response.time_to_first_byte double
http.route string stable
http.server_name string resource
hybris.bin.dir string resource
hybris.config.dir string resource
hybris.data.dir string resource
ibm.ace.integration_node.name string resource
ibm.ace.integration_server.name string resource
ibm.cics.aor string resource
ibm.cics.program string resource
ibm.cics.region string resource
ibm.cics.tor string resource
ibm.ctg.name string resource
ibm.ims.connect string resource
ibm.ims.control string resource
ibm.ims.mpr string resource
ibm.ims.soap_gw.name string resource
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
k8s.cluster.name string stable resource permission primary-field
k8s.cluster.uid string stable resource
k8s.configmap.name string resource
k8s.container.name string stable resource
k8s.container.type string resource
k8s.cronjob.name string resource
k8s.customresourcedefinition.name string resource
k8s.daemonset.name string resource
k8s.deployment.name string resource
k8s.deploymentconfig.name string resource
k8s.dynakube.name string resource
k8s.edgeconnect.name string resource
k8s.ingress.name string resource
k8s.job.name string resource
k8s.namespace.name string stable resource permission primary-field
k8s.namespace.uid string resource
k8s.networkpolicy.name string resource
k8s.node.name string stable resource
k8s.persistentvolume.name string resource
k8s.persistentvolumeclaim.name string resource
k8s.pod.name string stable resource
k8s.pod.uid string stable resource
k8s.replicaset.name string resource
k8s.replicationcontroller.name string resource
k8s.secret.name string resource
k8s.service.name string stable resource
k8s.statefulset.name string resource
k8s.workload.kind string stable resource
k8s.workload.name string stable resource
k8s.workload.uid string resource
k8s.namespace.annotation.__attribute_name__ string resource
k8s.namespace.label.__attribute_name__ string resource
k8s.pod.annotation.__attribute_name__ string resource
k8s.pod.label.__attribute_name__ string resource
k8s.workload.annotation.__attribute_name__ string resource
k8s.workload.label.__attribute_name__ string resource
messaging.kafka.broker_id string
messaging.kafka.component string
messaging.kafka.connect.connector_name string
messaging.kafka.connect.task_id string
messaging.kafka.connect.worker_id string
log.file.name string
log.file.path string
log.iostream string stable
log.logger string
log.raw_level string
log.source string stable permission
log.source.file_status string
log.source.ingest_status string
log.source.origin string stable
log.source.type string
loglevel string stable
messaging.batch.failed_count long
messaging.batch.failure_codes string[]
messaging.batch.message_count long stable
messaging.client.id string stable
messaging.consumer.group.name string stable
messaging.destination.kind string deprecated
messaging.destination.manager_name string stable
messaging.destination.name string stable
messaging.destination.partition.id string stable
messaging.destination.temporary boolean stable
messaging.is_failed boolean
messaging.message.body.size long stable
messaging.message.conversation_id string stable
messaging.message.header.__key__ record stable
messaging.message.id string stable
messaging.operation.type string stable
messaging.source.kind string deprecated
messaging.source.manager_name string deprecated
messaging.source.name string deprecated
messaging.source.temporary boolean deprecated
messaging.system string stable
messaging.akka.actor.kind string
messaging.akka.actor.path string
messaging.akka.actor.system string
messaging.akka.actor.type string
messaging.akka.message.type string
messaging.kafka.message.key string
messaging.kafka.message.tombstone boolean
messaging.kafka.offset long
metric.key string stable permission
metric.type string stable
module_insights.modules record
network.carrier.name string
network.connection.subtype string
network.connection.type string
network.local.address ip
network.peer.ip ip
network.peer.port long
network.protocol.name string stable
network.protocol.number long
network.protocol.version string
network.proxy_chain record[]
network.transport string stable
network.type string stable
device string deprecated resource
device.address ip deprecated resource
device.name string deprecated resource
device.port string deprecated resource
network_flow.bytes.rx long
network_flow.bytes.tx long
network_flow.destination.address ip
network_flow.destination.port long
network_flow.network.transport string
network_flow.network.type string
network_flow.packets.retransmitted.base.rx long
network_flow.packets.retransmitted.base.tx long
network_flow.packets.retransmitted.rx long
network_flow.packets.retransmitted.tx long
network_flow.packets.rx long
network_flow.packets.tx long
network_flow.process_is_server boolean
network_flow.source.address ip
network_flow.tcp.rtt long
network_flow.tcp.rtt.ack long
network_flow.tcp.sessions.new long
network_flow.tcp.sessions.reset long
network_flow.tcp.sessions.timeout long
nodejs.app.base.dir string resource
nodejs.app.name string resource
nodejs.script.name string resource
opensearch.document_id string
opensearch.id string
opensearch.index string
opensearch.node_id string
opensearch.routing string
opensearch.shard_id string
opensearch.stats string
opensearch.took string
opensearch.took_millis string
opensearch.total_hits string
opensearch.total_shards string
openstack.availability_zone string resource
openstack.instance_uuid string resource
origin.address string
origin.session string
origin.type string
origin.x_forwarded_for string
os.architecture string resource
os.name string stable resource
os.type string resource
os.version string stable resource
otel.scope.name string
otel.scope.version string
php.cli.script.path string resource
php.cli.working.dir string resource
php.drupal.application.name string resource
php.fpm.pool.name string resource
php.symfony.application.name string resource
php.wordpress.blog.name string resource
postgresql.session.id string
primary_tags.__key__ string resource
process.bitness string resource
process.containerized boolean resource
process.executable.name string resource
process.executable.path string resource
process.listen_ports array resource
process.metadata record resource
process.pid long resource
rabbitmq.function.arity long
rabbitmq.function.name string
rabbitmq.module.name string
rabbitmq.pid string
redis.role string
request.is_failed boolean
request.is_root_span boolean
request_attribute.__attribute_name__ array stable sensitive-spans
rpc.method string
rpc.namespace string
rpc.service string
rpc.system string
rpc.grpc.status_code long
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
span.alternate_parent_id uid
span.events record[] stable
span.exit_by_exception_id uid stable
span.id uid stable
span.is_exit_by_exception boolean stable
span.is_subroutine boolean
span.kind string stable
span.links record[] stable
span.name string stable
span.parent_id uid stable
span.status_code string stable
span.status_message string
span.timing.cpu duration stable
span.timing.cpu_self duration stable
span_event.name string stable
spring.application.group string resource
spring.application.name string resource
spring.profile.name string resource
spring.startup.class string resource
storage.disk.encrypted boolean stable resource
storage.disk.fstype string stable resource
storage.disk.kname string stable resource
storage.disk.model string stable resource
storage.disk.mountpoint string stable resource
storage.disk.other-mountpoints string[] stable resource
storage.disk.path string stable resource
storage.disk.read-only boolean stable resource
storage.disk.removable boolean stable resource
storage.disk.serial string stable resource
storage.disk.type string stable resource
storage.disk.vendor string stable resource
storage.partition.encrypted boolean stable resource
storage.partition.fstype string stable resource
storage.partition.kname string stable resource
storage.partition.mountpoint string stable resource
storage.partition.other-mountpoints string[] stable resource
storage.partition.path string stable resource
storage.partition.read-only boolean stable resource
storage.partition.removable boolean stable resource
storage.partition.type string stable resource
storage.volume.display-name string stable resource
storage.volume.fstype string stable resource
storage.volume.kname string stable resource
storage.volume.mountpoint string stable resource
storage.volume.other-mountpoints string[] stable resource
storage.volume.path string stable resource
storage.volume.read-only boolean stable resource
storage.volume.removable boolean stable resource
storage.volume.type string stable resource
storage.software-raid.encrypted boolean stable resource
storage.software-raid.fstype string stable resource
storage.software-raid.kname string stable resource
storage.software-raid.mountpoint string stable resource
storage.software-raid.other-mountpoints string[] stable resource
storage.software-raid.parent string stable resource
storage.software-raid.path string stable resource
storage.software-raid.read-only boolean stable resource
storage.software-raid.removable boolean stable resource
storage.software-raid.type string stable resource
subtrace.id uid
subtrace.is_root_span boolean
supportability.alr_sampling_ratio long
supportability.atm_sampling_ratio long
supportability.custom_service.rule_id uid
supportability.dropped_attributes_count long
supportability.dropped_events_count long
supportability.dropped_http_request_headers_count long
supportability.dropped_http_request_parameters_count long
supportability.dropped_links_count long
supportability.external.dt.entity.service string deprecated
supportability.flaws string[]
supportability.is_non_key_requests_endpoint_bucket boolean
supportability.latency_before_openpipeline duration
supportability.non_persisted_attribute_keys string[]
supportability.original_start_time timestamp
supportability.serverid.addressee long
supportability.serverid.processing long
supportability.span_start.__key__ record
supportability.span_start.attribute_names array
supportability.span_start.span.name string
telemetry.exporter.name string resource
telemetry.exporter.package_version string resource
telemetry.exporter.version string resource
telemetry.sdk.language string stable resource
telemetry.sdk.name string stable resource
telemetry.sdk.version string stable resource
thread.id long stable
thread.name string stable
thread.pool.name string stable
tibco.businessworks.app.node.name string resource
tibco.businessworks.app.space.name string resource
tibco.businessworks.domain.name string resource
tibco.businessworks.home string resource
tibco.businessworks.property.file.name string resource
tibco.businessworks.property.file.path string resource
tibco.businessworks_ce.app.name string resource
tibco.businessworks_ce.version string resource
time_correction.is_applied boolean
time_correction.offset long
end timestamp stable
start timestamp stable
tls.cipher string
tls.protocol.name string
tls.protocol.version string
trace.alternate_id uid
trace.capture.reasons string[]
trace.id uid stable
trace.is_sampled boolean
trace.state string
url.domain string
url.fragment string stable
url.full string stable sensitive-spans
url.path string stable
url.path.pattern string
url.port long
url.provider string
url.query string stable sensitive-spans
url.scheme string stable
url.truncated_path string
user.email string stable
user.id string stable
user.name string
user.organization string
vcs.change.id string
vcs.change.state string
vcs.change.title string
vcs.change.url.full string
vcs.line_change.type string
vcs.ref.base.name string
vcs.ref.base.revision string
vcs.ref.base.type string
vcs.ref.head.name string
vcs.ref.head.revision string
vcs.ref.head.type string
vcs.ref.type string
vcs.repository.name string
vcs.repository.url.full string
vcs.revision_delta.direction string
vmware.datacenter.name string resource
vmware.disk.name string resource
vmware.hypervisor.name string resource
vmware.nic.name string resource
vmware.vcenter.name string resource
vmware.vm.name string resource
vulnerability.code_location.name string stable
vulnerability.cvss.base_score double stable
vulnerability.cvss.version string stable
vulnerability.davis_assessment.assessment_mode string stable
vulnerability.davis_assessment.assessment_mode_reasons string[]
vulnerability.davis_assessment.data_assets_status string stable
vulnerability.davis_assessment.exploit_status string stable
vulnerability.davis_assessment.exposure_status string stable
vulnerability.davis_assessment.level string stable
vulnerability.davis_assessment.score double stable
vulnerability.davis_assessment.vulnerable_function_status string stable
vulnerability.description string stable
vulnerability.display_id string stable
vulnerability.exploit.status string
vulnerability.external_id string stable
vulnerability.external_url string stable
vulnerability.first_seen timestamp stable
vulnerability.id string stable
vulnerability.is_fix_available boolean
vulnerability.mute.change_date timestamp stable
vulnerability.mute.comment string
vulnerability.mute.reason string stable
vulnerability.mute.status string stable
vulnerability.mute.user string stable
vulnerability.parent.davis_assessment.assessment_mode string stable
vulnerability.parent.davis_assessment.data_assets_status string stable
vulnerability.parent.davis_assessment.exposure_status string stable
vulnerability.parent.davis_assessment.level string stable
vulnerability.parent.davis_assessment.score double stable
vulnerability.parent.davis_assessment.vulnerable_function_status string stable
vulnerability.parent.first_seen string stable
vulnerability.parent.mute.change_date timestamp stable
vulnerability.parent.mute.reason string stable
vulnerability.parent.mute.status string stable
vulnerability.parent.mute.user string stable
vulnerability.parent.resolution.change_date string stable
vulnerability.parent.resolution.status string stable
vulnerability.parent.risk.level string stable
vulnerability.parent.risk.score double stable
vulnerability.previous.cvss.base_score double stable
vulnerability.previous.davis_assessment.data_assets_status string stable
vulnerability.previous.davis_assessment.exploit_status string stable
vulnerability.previous.davis_assessment.exposure_status string stable
vulnerability.previous.davis_assessment.level string stable
vulnerability.previous.davis_assessment.score double stable
vulnerability.previous.davis_assessment.vulnerable_function_status string stable
vulnerability.previous.external_id string
vulnerability.previous.mute.change_date string stable
vulnerability.previous.mute.comment string
vulnerability.previous.mute.reason string stable
vulnerability.previous.mute.status string stable
vulnerability.previous.mute.user string stable
vulnerability.previous.resolution.status string stable
vulnerability.previous.risk.level string stable
vulnerability.previous.risk.score double stable
vulnerability.references.cve string[] stable
vulnerability.references.cwe string[] stable
vulnerability.references.owasp string[] stable
vulnerability.remediation.description string
vulnerability.remediation.status string
vulnerability.resolution.change_date timestamp stable
vulnerability.resolution.status string stable
vulnerability.risk.level string stable
vulnerability.risk.scale string stable
vulnerability.risk.score double stable
vulnerability.stack string
vulnerability.technology string stable
vulnerability.title string stable
vulnerability.type string stable
vulnerability.url string stable
weblogic.cluster.name string resource
weblogic.domain.name string resource
weblogic.home string resource
weblogic.server.name string resource
websocket.connection.status_code long
websphere.cell.name string resource
websphere.cluster.name string resource
websphere.node.name string resource
websphere.server.name string resource
websphere_liberty.server.name string resource
winlog.eventid long
winlog.keywords string
winlog.level string
winlog.opcode string
winlog.provider string
winlog.task long
winlog.username string
cics.transaction.system_id string resource
zos.address_space_id long resource
zos.cpu_model_number string resource
zos.cpu_serial_number string resource
zos.job_id string resource
zos.job_name string resource
zos.job_step_id string resource
zos.lpar_name string resource
zos.sys_id string resource
zos.system_name string resource
zos.total_general_purpose_processors long resource
zos.total_physical_memory long resource
zos.total_ziip_processors long resource
zos.transaction.job_name string resource
zos.transaction.lpar_name string resource
zos.virtualization string resource
zos.transaction.call_type string
zos.transaction.id string
zos.transaction.program_type string
cics.transaction.class_name string
cics.transaction.client.ip ip
cics.transaction.client.port long
cics.transaction.path.name string
cics.transaction.task_id long
cics.transaction.transaction_group_id string
cics.transaction.unit_of_work_id long
cics.transaction.user_id string
cics.transaction.wlm.reporting_service_class_name string
cics.transaction.wlm.service_class_name string
cics.file.defining_region_name string
cics.file.is_local boolean
cics.file_name string
ims.message.transaction.message.segment_count long
ims.message.transaction.message.size long
ims.message.transaction.terminal_name string
ims.message.transaction.unit_of_work_id long
ims.message.transaction.user_id string
ims.execution.transaction.commit_count long
ims.execution.transaction.current_priority long
ims.execution.transaction.execution_class long
ims.execution.transaction.psb_name string
ims.execution.transaction.schedule_count long
ims.execution.transaction.unit_of_work_id long
ims.connect.transaction.client.ip ip
ims.connect.transaction.server.port long
ims.connect.transaction.user_id string
ims.tm.resource.adapter.semantic_detection_version string
ims.tm.resource.adapter.transaction.client.ip ip
ims.tm.resource.adapter.transaction.client.port long
ims.tm.resource.adapter.transaction.commit_mode long
ims.tm.resource.adapter.transaction.datastore_name string
ims.tm.resource.adapter.transaction.interaction_verb long
ims.tm.resource.adapter.transaction.lpar_name string
ims.tm.resource.adapter.transaction.sync_level long
zosconnect.api.description string
zosconnect.api.name string
zosconnect.api.version string
zosconnect.request.body.size long
zosconnect.request.id long
zosconnect.request.type string
zosconnect.response.body.size long
zosconnect.service.description string
zosconnect.service.name string
zosconnect.service.provider.name string
zosconnect.service.version string
zosconnect.sor.identifier string
zosconnect.sor.reference string
zosconnect.sor.resource string
zosconnect.sor.type string
`;
