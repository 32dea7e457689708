/**
 * Metric keys (docs "Built-in metrics on Grail"): `# group`, then one `key [classic key] [type=…] [unit=…] [seen]` a line.
 * `=` for the classic key stands for `builtin:` and the key without `dt.`, in camel case.
 * `seen` marks keys known only from published queries. Keys below `dt.host.*` begin with `dt.host.`, up to an empty line or a group.
 */
export const METRICS = `
# Services / Dimensions in Grail
aws.account.id
aws.region
dt.entity.service
k8s.cluster.name
k8s.namespace.name
messaging.destination.name
messaging.system
# Type 2: Extension metrics with the ext: prefix
cloud.aws.dx.connection_error_count ext:cloud.aws.dx.connectionErrorCount
cloud.aws.route53resolver.inbound_query_volume_sum ext:cloud.aws.route53resolver.inboundQueryVolumeSum
# Billing
dt.billing.*
foundation_and_discovery.usage builtin:billing.foundation_and_discovery.usage
full_stack_monitoring.usage builtin:billing.full_stack_monitoring.usage
infrastructure_monitoring.usage builtin:billing.infrastructure_monitoring.usage
runtime_application_protection.usage builtin:billing.runtime_application_protection.usage
runtime_vulnerability_analytics.usage builtin:billing.runtime_vulnerability_analytics.usage

# Cloud / AWS
dt.cloud.aws.*
alb.bytes =
alb.connections.active =
alb.connections.new =
alb.errors.alb.http4xx =
alb.errors.alb.http5xx =
alb.errors.rej_con =
alb.errors.targ_conn =
alb.errors.target.http4xx =
alb.errors.target.http5xx =
alb.errors.tls_neg =
alb.lcus =
alb.requests =
alb.resp_time =
asg.running =
asg.stopped =
asg.terminated =
az.running =
az.stopped =
az.terminated =
dynamo.capacity_units.consumed.read =
dynamo.capacity_units.consumed.write =
dynamo.capacity_units.provisioned.read =
dynamo.capacity_units.provisioned.write =
dynamo.capacity_units.read =
dynamo.capacity_units.write =
dynamo.errors.system =
dynamo.errors.user =
dynamo.requests.latency =
dynamo.requests.returned_items =
dynamo.requests.throttled =
dynamo.tables =
dynamo.throttled_events.read =
dynamo.throttled_events.write =
ebs.idle_time =
ebs.latency.read =
ebs.latency.write =
ebs.ops.consumed =
ebs.ops.read =
ebs.ops.write =
ebs.queue =
ebs.throughput.percent =
ebs.throughput.read =
ebs.throughput.write =
ec2.cpu.usage =
ec2.disk.read_ops =
ec2.disk.read_rate =
ec2.disk.write_ops =
ec2.disk.write_rate =
ec2.net.rx =
ec2.net.tx =
elb.errors.backend.connection =
elb.errors.backend.http2xx =
elb.errors.backend.http3xx =
elb.errors.backend.http4xx =
elb.errors.backend.http5xx =
elb.errors.elb.http4xx =
elb.errors.elb.http5xx =
elb.errors.frontend =
elb.hosts.healthy =
elb.hosts.unhealthy =
elb.latency =
elb.req_compl =
lambda.conc_executions =
lambda.duration =
lambda.errors =
lambda.errors_rate =
lambda.invocations =
lambda.prov_conc_executions =
lambda.prov_conc_invocations =
lambda.prov_conc_spillover_invocations =
lambda.throttlers =
nlb.bytes =
nlb.flow.active =
nlb.flow.new =
nlb.lcus =
nlb.tcp.reset.client =
nlb.tcp.reset.elb =
nlb.tcp.reset.target =
rds.connections =
rds.cpu.usage =
rds.free =
rds.latency.read =
rds.latency.write =
rds.memory.freeable =
rds.memory.swap =
rds.net.rx =
rds.net.tx =
rds.ops.read =
rds.ops.write =
rds.restarts =
rds.throughput.read =
rds.throughput.write =

# Cloud / Azure
dt.cloud.azure.*
api_mgmt.capacity =
api_mgmt.duration =
api_mgmt.requests.failed =
api_mgmt.requests.other =
api_mgmt.requests.successful =
api_mgmt.requests.total =
api_mgmt.requests.unauth =
app_gateway.backend.settings.pool.host.healthy =
app_gateway.backend.settings.pool.host.unhealthy =
app_gateway.backend.settings.traffic.requests.failed =
app_gateway.backend.settings.traffic.requests.total =
app_gateway.http.status.response =
app_gateway.network.connections.count =
app_gateway.network.throughput =
app_service.application_queue.requests =
app_service.functions.application_queue.requests =
app_service.functions.execution.count =
app_service.functions.execution.units_count =
app_service.functions.http.status.http5xx =
app_service.functions.io.operations.other =
app_service.functions.io.operations.read =
app_service.functions.io.operations.write =
app_service.functions.io.other =
app_service.functions.io.read =
app_service.functions.io.write =
app_service.functions.traffic.bytes_received =
app_service.functions.traffic.bytes_sent =
app_service.http.status.http2xx =
app_service.http.status.http403 =
app_service.http.status.http5xx =
app_service.io.operations.other =
app_service.io.operations.read =
app_service.io.operations.write =
app_service.io.other =
app_service.io.read =
app_service.io.write =
app_service.response.avg =
app_service.traffic.bytes_received =
app_service.traffic.bytes_sent =
app_service.traffic.requests =
cosmos.available_storage =
cosmos.data_usage =
cosmos.document_count =
cosmos.document_quota =
cosmos.index_usage =
cosmos.metadata_requests =
cosmos.normalized_ruconsumption builtin:cloud.azure.cosmos.normalizedRUConsumption
cosmos.provisioned_throughput =
cosmos.replication_latency =
cosmos.request_units =
cosmos.requests =
cosmos.service_availability =
event_hub_namespace.connections.active =
event_hub_namespace.connections.closed =
event_hub_namespace.connections.opened =
event_hub.capture.backlog =
event_hub.capture.bytes =
event_hub.capture.msg =
event_hub.errors.quota_exceeded =
event_hub.errors.server =
event_hub.errors.user =
event_hub.requests.incoming =
event_hub.requests.successful =
event_hub.requests.throttled =
event_hub.traffic.bytes_in =
event_hub.traffic.bytes_out =
event_hub.traffic.msg_in =
event_hub.traffic.msg_out =
iot_hub.command.abandoned =
iot_hub.command.completed =
iot_hub.command.rejected =
iot_hub.device.connected =
iot_hub.device.daily_throughput_throttling =
iot_hub.device.data_usage =
iot_hub.device.registered =
iot_hub.event_hub.average_latency_ms =
iot_hub.event_hub.built_in_event_hub.average_latency_ms =
iot_hub.event_hub.built_in_event_hub.messages.delivered =
iot_hub.event_hub.messages.delivered =
iot_hub.messages.dropped =
iot_hub.messages.invalid_for_all_endpoints =
iot_hub.messages.orphaned =
iot_hub.messages.send_attempts =
iot_hub.messages.sent =
iot_hub.messages.sent_to_fallback =
iot_hub.service_bus.queues.average_latency_ms =
iot_hub.service_bus.queues.messages_delivered =
iot_hub.service_bus.topics.average_latency_ms =
iot_hub.service_bus.topics.messages_delivered =
iot_hub.storage_endpoints.avg_latency_ms =
iot_hub.storage_endpoints.blobs_written =
iot_hub.storage_endpoints.bytes_written =
iot_hub.storage_endpoints.message_delivered =
loadbalancer.availability.dip_tcp =
loadbalancer.availability.dip_udp =
loadbalancer.availability.vip =
loadbalancer.snat_connection.est =
loadbalancer.snat_connection.pending =
loadbalancer.snat_connection.rej =
loadbalancer.traffic.byte_in =
loadbalancer.traffic.byte_out =
loadbalancer.traffic.packet_in =
loadbalancer.traffic.packet_out =
loadbalancer.traffic.packet_syn_in =
loadbalancer.traffic.packet_syn_out =
redis.cache.hits =
redis.cache.misses =
redis.cache.read =
redis.cache.write =
redis.commands.get =
redis.commands.set =
redis.commands.total =
redis.connected =
redis.keys.evicted =
redis.keys.expired =
redis.keys.total =
redis.load =
redis.memory.used =
redis.memory.used_rss =
redis.processor_time =
region.vms.initializing =
region.vms.running =
region.vms.stopped =
service_bus.namespace.connections.active =
service_bus.namespace.cpu =
service_bus.namespace.errors.server =
service_bus.namespace.errors.user =
service_bus.namespace.memory =
service_bus.namespace.messages.count =
service_bus.namespace.messages.count_active =
service_bus.namespace.messages.count_dead_lettered =
service_bus.namespace.messages.count_scheduled =
service_bus.namespace.messages.incoming =
service_bus.namespace.messages.outgoing =
service_bus.namespace.requests.incoming =
service_bus.namespace.requests.successful =
service_bus.namespace.requests.throttled =
service_bus.namespace.size =
service_bus.queue.errors.server =
service_bus.queue.errors.user =
service_bus.queue.messages.count =
service_bus.queue.messages.count_active =
service_bus.queue.messages.count_dead_lettered =
service_bus.queue.messages.count_scheduled =
service_bus.queue.messages.incoming =
service_bus.queue.messages.outgoing =
service_bus.queue.requests.incoming =
service_bus.queue.requests.successful =
service_bus.queue.requests.throttled =
service_bus.queue.size =
service_bus.topic.errors.server =
service_bus.topic.errors.user =
service_bus.topic.messages.count =
service_bus.topic.messages.count_active =
service_bus.topic.messages.count_dead_lettered =
service_bus.topic.messages.count_scheduled =
service_bus.topic.messages.incoming =
service_bus.topic.messages.outgoing =
service_bus.topic.requests.incoming =
service_bus.topic.requests.successful =
service_bus.topic.requests.throttled =
service_bus.topic.size =
sql_database.connections.blocked_by_firewall =
sql_database.connections.failed =
sql_database.connections.successful =
sql_database.cpu_percent =
sql_database.deadlocks =
sql_database.dtu.consumption_perc =
sql_database.dtu.limit.count =
sql_database.dtu.limit.used =
sql_database.io.data_read =
sql_database.io.log_write =
sql_database.sessions =
sql_database.storage.percent =
sql_database.storage.total_bytes =
sql_database.storage.xtp_percent =
sql_database.workers =
sql_elastic_pool.cpu_percent =
sql_elastic_pool.dtu.consumption =
sql_elastic_pool.dtu.storage.limit_bytes =
sql_elastic_pool.dtu.storage.percent =
sql_elastic_pool.dtu.storage.used_bytes =
sql_elastic_pool.dtu.storage.xtp_percent =
sql_elastic_pool.edtu.limit =
sql_elastic_pool.edtu.used =
sql_elastic_pool.io.data_read =
sql_elastic_pool.io.log_write =
sql_elastic_pool.sessions =
sql_elastic_pool.workers =
storage.blob.capacity =
storage.blob.containers =
storage.blob.entities =
storage.blob.transactions =
storage.blob.transactions.network.egress =
storage.blob.transactions.network.ingress =
storage.blob.transactions.network.latency.success.e2e =
storage.blob.transactions.network.latency.success.server =
storage.file.capacity =
storage.file.containers =
storage.file.entities =
storage.file.transactions =
storage.file.transactions.network.egress =
storage.file.transactions.network.ingress =
storage.file.transactions.network.latency.success.e2e =
storage.file.transactions.network.latency.success.server =
storage.queue.capacity =
storage.queue.containers =
storage.queue.entities =
storage.queue.transactions =
storage.queue.transactions.network.egress =
storage.queue.transactions.network.ingress =
storage.queue.transactions.network.latency.success.e2e =
storage.queue.transactions.network.latency.success.server =
storage.table.capacity =
storage.table.containers =
storage.table.entities =
storage.table.transactions =
storage.table.transactions.network.egress =
storage.table.transactions.network.ingress =
storage.table.transactions.network.latency.success.server =
storage.table.transactions.network.latency.success.server.e2e =
vm_scale_set.cpu_usage =
vm_scale_set.disk.read =
vm_scale_set.disk.read_ops =
vm_scale_set.disk.write =
vm_scale_set.disk.write_ops =
vm_scale_set.network.bytes_in =
vm_scale_set.network.bytes_out =
vm_scale_set.vms.initializing =
vm_scale_set.vms.running =
vm_scale_set.vms.stopped =
vm.cpu_usage =
vm.disk.read =
vm.disk.read_ops =
vm.disk.write =
vm.disk.write_ops =
vm.network.bytes_in =
vm.network.bytes_out =

# Cloud / Cloud Foundry
dt.cloud.cloudfoundry.*
auctioneer.fetch_duration =
auctioneer.task_failed =
http.bad_gateways =
http.latency =
http.responses5xx =
http.total_requests =

# Cloud / VMware
dt.cloud.vmware.hypervisor.*
cpu.usage =
disk.usage =
hostdisk.commands_aborted =
hostdisk.queue_latency =
hostdisk.r_iops =
hostdisk.read_latency =
hostdisk.read_rate =
hostdisk.w_iops =
hostdisk.write_latency =
hostdisk.write_rate =
mem.compression_rate =
mem.consumed =
mem.decompression_rate =
mem.swap_in =
mem.swap_out =
net.rx =
net.tx =
nic.data_rx =
nic.data_tx =
nic.packets_rx_dropped =
nic.packets_tx_dropped =
vms.count =
vms.power_off =
vms.suspended =

dt.cloud.vmware.vm.*
cpu.ready_perc =
cpu.swap_wait =
cpu.usage =
cpu.usage_perc =
disk.usage =
mem.active =
mem.compression_rate =
mem.consumed =
mem.decompression_rate =
mem.swap_in =
mem.swap_out =
net.rx =
net.tx =

# Containers
dt.containers.*
cpu.logical_cores =
cpu.shares =
cpu.throttled_time =
cpu.throttling_ratio =
cpu.usage_system_time =
cpu.usage_user_time =
memory.cache_bytes =
memory.limit_bytes =
memory.physical_total_bytes =
memory.resident_set_bytes =

# -
dt.*
frontend.error.count type=counter unit=count
frontend.request.count type=counter unit=count
frontend.request.duration type=histogram unit=duration
frontend.session.active.estimated_count type=cardinality unit=count
frontend.user.active.estimated_count type=cardinality unit=count
host.disk.io.write seen
host.disk.usage seen
host.disk.used.percent builtin:host.disk.usedPct type=gauge unit=percent
host.uptime = type=gauge unit=second
process.cpu.group_suspension_time seen
process.mem.exhausted_mem seen
process.network.sessions.reset_local builtin:tech.generic.network.sessions.resetLocal
runtime.go.gc.goal seen
runtime.go.memory.limit seen
runtime.nodejs.memory.rss seen
runtime.php.opcache.restarts_has seen
runtime.python.gc.collected_objects seen
runtime.python.gc.collection_count seen
runtime.python.gc.collection_time seen
runtime.python.gc.uncollectable_objects seen
runtime.python.heap.allocated_blocks seen
runtime.python.threads seen
service.request.count type=counter unit=count
service.request.failure_count type=counter unit=count
service.request.response_time type=histogram unit=microsecond
service.request.service_mesh.count type=counter unit=count
service.request.service_mesh.failure_count type=counter unit=count
service.request.service_mesh.response_time type=histogram unit=microsecond

# Infrastructure / Availability
dt.host.availability builtin:host.availability.state type=gauge unit=count_by_state
dt.osservice.availability =
# Infrastructure / CPU
dt.host.cpu.*
ent_config =
entc =
idle = type=gauge unit=percent
iowait = type=gauge unit=percent
load = type=gauge unit=ratio
load15m =
load5m =
other =
physc =
steal =
system = type=gauge unit=percent
usage = type=gauge unit=percent
user = type=gauge unit=percent

dt.host.kernel_threads.*
blocked =
io_event_wait =
io_message_wait =
running =

# Infrastructure / Disk
dt.host.disk.*
avail = type=gauge unit=byte
bytes_read =
bytes_written =
free = type=gauge unit=percent
inodes_avail =
inodes_total =
queue_length =
read_ops =
read_time =
used = type=gauge unit=byte
util_time =
write_ops =
write_time =

# Infrastructure / DNS
dt.host.dns.*
errors builtin:host.dns.errorCount
orphan_count =
queries builtin:host.dns.queryCount
query_time =

# Infrastructure / Other
dt.host.handles.file_descriptors_max =
dt.host.handles.file_descriptors_used =
# Infrastructure / Memory
dt.host.memory.*
avail.bytes builtin:host.mem.avail.bytes type=gauge unit=byte
avail.percent builtin:host.mem.avail.pct
avail.pfps builtin:host.mem.avail.pfps
kernel builtin:host.mem.kernel
recl builtin:host.mem.recl
swap.avail builtin:host.mem.swap.avail
swap.total builtin:host.mem.swap.total
swap.used builtin:host.mem.swap.used
usage builtin:host.mem.usage type=gauge unit=percent
used builtin:host.mem.used type=gauge unit=byte

# Infrastructure / Network
dt.host.net.nic.*
bytes_rx = type=counter unit=byte
bytes_tx = type=counter unit=byte
link_util_rx =
link_util_tx =
packets.dropped_rx =
packets.dropped_tx =
packets.errors_rx =
packets.errors_tx =
packets.rx =
packets.tx =

# Mainframe / Host (Logical partition)
dt.host.zos.*
gcp_time builtin:host.zos.gcpu_time
gcp_usage builtin:host.cpu.gcpu.usage
msu_capacity builtin:host.cpu.msu.capacity
msu_hours builtin:host.zos.msu_hours
msu_r4ha builtin:host.cpu.msu.avg
ziip_eligible_time builtin:host.cpu.ziip.eligible
ziip_time builtin:host.zos.ziip_time
ziip_usage builtin:host.zos.ziip_usage

# Kubernetes
dt.kubernetes.*
cluster.readyz =
container.cpu_throttled builtin:kubernetes.workload.cpu_throttled,builtin:kubernetes.node.cpu_throttled
container.cpu_usage builtin:kubernetes.workload.cpu_usage,builtin:kubernetes.node.cpu_usage type=gauge unit=millicore
container.limits_cpu builtin:kubernetes.workload.limits_cpu,builtin:kubernetes.node.limits_cpu type=gauge unit=millicore
container.limits_memory builtin:kubernetes.workload.limits_memory,builtin:kubernetes.node.limits_memory type=gauge unit=byte
container.memory_working_set builtin:kubernetes.workload.memory_working_set,builtin:kubernetes.node.memory_working_set type=gauge unit=byte
container.oom_kills builtin:kubernetes.container.oom_kills type=counter unit=count
container.requests_cpu builtin:kubernetes.workload.requests_cpu,builtin:kubernetes.node.requests_cpu type=gauge unit=millicore
container.requests_memory builtin:kubernetes.workload.requests_memory,builtin:kubernetes.node.requests_memory type=gauge unit=byte
container.restarts = type=counter unit=count
containers =
events =
node.conditions =
node.cpu_allocatable builtin:kubernetes.node.cpu_allocatable
node.memory_allocatable builtin:kubernetes.node.memory_allocatable
node.pods_allocatable builtin:kubernetes.node.pods_allocatable
nodes =
persistentvolumeclaim.available =
persistentvolumeclaim.capacity =
persistentvolumeclaim.used =
pod.containers_desired builtin:kubernetes.workload.containers_desired
pods builtin:kubernetes.pods,builtin:kubernetes.node.pods type=gauge unit=count
resourcequota.limits_cpu builtin:kubernetes.resourcequota.limits_cpu
resourcequota.limits_cpu_used builtin:kubernetes.resourcequota.limits_cpu_used
resourcequota.limits_memory builtin:kubernetes.resourcequota.limits_memory
resourcequota.limits_memory_used builtin:kubernetes.resourcequota.limits_memory_used
resourcequota.pods =
resourcequota.pods_used builtin:kubernetes.resourcequota.pods_used
resourcequota.requests_cpu builtin:kubernetes.resourcequota.requests_cpu
resourcequota.requests_cpu_used builtin:kubernetes.resourcequota.requests_cpu_used
resourcequota.requests_memory builtin:kubernetes.resourcequota.requests_memory
resourcequota.requests_memory_used builtin:kubernetes.resourcequota.requests_memory_used
workload.conditions =
workload.pods_desired builtin:kubernetes.workload.pods_desired
workloads =

# Processes
dt.process.*
availability builtin:pgi.availability.state
cpu.usage builtin:tech.generic.cpu.usage type=gauge unit=percent
handles.file_descriptors_max builtin:tech.generic.handles.fileDescriptorsMax
handles.file_descriptors_percent_used builtin:tech.generic.handles.fileDescriptorsPercentUsed
handles.file_descriptors_used builtin:tech.generic.handles.fileDescriptorsUsed
io.bytes_read builtin:tech.generic.io.bytesRead
io.bytes_total builtin:tech.generic.io.bytesTotal
io.bytes_written builtin:tech.generic.io.bytesWritten
io.req_bytes_read builtin:tech.generic.io.reqBytesRead
io.req_bytes_write builtin:tech.generic.io.reqBytesWrite
memory.exhausted_memory builtin:tech.generic.mem.exhaustedMem
memory.page_faults builtin:tech.generic.mem.pageFaults
memory.usage builtin:tech.generic.mem.usage type=gauge unit=percent
memory.working_set_size builtin:tech.generic.mem.workingSetSize type=gauge unit=byte
network.bytes_rx builtin:tech.generic.network.bytesRx
network.bytes_tx builtin:tech.generic.network.bytesTx
network.latency builtin:tech.generic.network.latency
network.load builtin:tech.generic.network.load
network.packets.base_re_rx builtin:tech.generic.network.packets.baseReRx
network.packets.base_re_rx_aggr builtin:tech.generic.network.packets.baseReRxAggr
network.packets.base_re_tx builtin:tech.generic.network.packets.baseReTx
network.packets.base_re_tx_aggr builtin:tech.generic.network.packets.baseReTxAggr
network.packets.re_rx builtin:tech.generic.network.packets.reRx
network.packets.re_rx_aggr builtin:tech.generic.network.packets.reRxAggr
network.packets.re_tx builtin:tech.generic.network.packets.reTx
network.packets.re_tx_aggr builtin:tech.generic.network.packets.reTxAggr
network.packets.rx builtin:tech.generic.network.packets.rx
network.packets.tx builtin:tech.generic.network.packets.tx
network.round_trip builtin:tech.generic.network.roundTrip
network.sessions.new builtin:tech.generic.network.sessions.new
network.sessions.new_aggr builtin:tech.generic.network.sessions.newAggr
network.sessions.new_local builtin:tech.generic.network.sessions.newLocal
network.sessions.reset builtin:tech.generic.network.sessions.reset
network.sessions.reset_aggr builtin:tech.generic.network.sessions.resetAggr
network.sessions.timeout builtin:tech.generic.network.sessions.timeout
network.sessions.timeout_aggr builtin:tech.generic.network.sessions.timeoutAggr
network.sessions.timeout_local builtin:tech.generic.network.sessions.timeoutLocal
network.throughput builtin:tech.generic.network.throughput
process_count builtin:tech.generic.processCount
threads_exhausted builtin:tech.generic.threadsExhausted

# Runtimes / Go
dt.*
process.go.scheduling.g.avg_num_of_active_routines builtin:tech.go.scheduling.g.avgNumOfActiveRoutines
process.go.scheduling.g.avg_num_of_inactive_routines builtin:tech.go.scheduling.g.avgNumOfInactiveRoutines
runtime.go.cf.auctioneer_fetch_states_duration builtin:cloud.cloudfoundry.auctioneer.fetchDuration
runtime.go.cf.auctioneer_lrp_auctions builtin:cloud.cloudfoundry.auctioneer.lprFailed,builtin:cloud.cloudfoundry.auctioneer.lprStarted
runtime.go.cf.auctioneer_task_auctions_failed builtin:cloud.cloudfoundry.auctioneer.taskFailed
runtime.go.cgo_calls builtin:tech.go.native.cgoCalls
runtime.go.gc.collection_count builtin:tech.go.memory.gcCount
runtime.go.gc.collection_time builtin:tech.jvm.memory.gc.collectionTime
runtime.go.gc.suspension_time builtin:tech.jvm.memory.gc.suspensionTime
runtime.go.http.latency builtin:tech.go.http.latency
runtime.go.http.requests builtin:tech.go.http.badGateways,builtin:tech.go.http.responses5xx,builtin:tech.go.http.totalRequests
runtime.go.memory.committed builtin:tech.go.memory.pool.committed
runtime.go.memory.heap builtin:tech.go.memory.heap.idle,builtin:tech.go.memory.heap.live
runtime.go.memory.heap.object_count builtin:tech.go.memory.heap.objCount
runtime.go.memory.used builtin:tech.go.memory.pool.used
runtime.go.scheduler.context.idle_count builtin:tech.go.scheduling.p.idleCount
runtime.go.scheduler.goroutine_count builtin:tech.go.scheduling.g.runningCount,builtin:tech.go.scheduling.g.systemCount
runtime.go.scheduler.queue_size builtin:tech.go.scheduling.globalQSize
runtime.go.scheduler.worker_thread_count builtin:tech.go.scheduling.m.count,builtin:tech.go.scheduling.m.idlingCount,builtin:tech.go.scheduling.m.spinningCount
runtime.go.sys_calls builtin:tech.go.native.sysCalls

# Processes / Nettracer
dt.process.nettracer.*
bytes_rx builtin:tech.nettracer.bytes_rx
bytes_tx builtin:tech.nettracer.bytes_tx
pkts_retr builtin:tech.nettracer.pkts_retr
pkts_rx builtin:tech.nettracer.pkts_rx
pkts_tx builtin:tech.nettracer.pkts_tx
rtt builtin:tech.nettracer.rtt

# Runtimes / Node.js
dt.*
process.nodejs.avg_number_of_active_threads builtin:tech.nodejs.avgNumberOfActiveThreads
runtime.nodejs.eventloop.active_handles builtin:tech.nodejs.uvLoop.activeHandles
runtime.nodejs.eventloop.utilization builtin:tech.nodejs.uvLoop.utilization
runtime.nodejs.gc.collection_time builtin:tech.jvm.memory.pool.collectionTime
runtime.nodejs.gc.suspension_time builtin:tech.jvm.memory.gc.suspensionTime
runtime.nodejs.memory.total builtin:tech.nodejs.v8heap.total
runtime.nodejs.memory.used builtin:tech.nodejs.v8heap.used

# Runtimes / PHP
dt.*
process.php.threads.avg_num_of_active_threads builtin:tech.php.threads.avgNumOfActiveThreads
process.php.threads.avg_num_of_inactive_threads builtin:tech.php.threads.avgNumOfInactiveThreads
runtime.php.gc.collected_count builtin:tech.php.phpGc.collectedCount
runtime.php.gc.duration_ms builtin:tech.php.phpGc.durationMs
runtime.php.gc.effectiveness builtin:tech.php.phpGc.effectiveness
runtime.php.jit.buffer_free builtin:tech.php.phpOpcache.jit.bufferFree
runtime.php.jit.buffer_size builtin:tech.php.phpOpcache.jit.bufferSize
runtime.php.opcache.blocklist_misses builtin:tech.php.phpOpcache.statistics.blocklistMisses
runtime.php.opcache.cached_keys builtin:tech.php.phpOpcache.statistics.cachedKeys
runtime.php.opcache.cached_scripts builtin:tech.php.phpOpcache.statistics.cachedScripts
runtime.php.opcache.hits builtin:tech.php.phpOpcache.statistics.hits
runtime.php.opcache.max_cached_keys builtin:tech.php.phpOpcache.statistics.maxCachedCachedKeys
runtime.php.opcache.memory.free builtin:tech.php.phpOpcache.memory.free
runtime.php.opcache.memory.used builtin:tech.php.phpOpcache.memory.used
runtime.php.opcache.memory.wasted builtin:tech.php.phpOpcache.memory.wasted
runtime.php.opcache.misses builtin:tech.php.phpOpcache.statistics.misses
runtime.php.opcache.number_of_strings builtin:tech.php.phpOpcache.strings.numberOfStrings
runtime.php.opcache.restarts_hash builtin:tech.php.phpOpcache.restarts.hash
runtime.php.opcache.restarts_manual builtin:tech.php.phpOpcache.restarts.manual
runtime.php.opcache.restarts_out_of_memory builtin:tech.php.phpOpcache.restarts.outOfMemory
runtime.php.opcache.strings_buffer_size builtin:tech.php.phpOpcache.strings.bufferSize
runtime.php.opcache.strings_used_memory builtin:tech.php.phpOpcache.strings.usedMemory

# Mainframe / Process (Subsystem)
dt.process.zos.*
gcp_time builtin:tech.generic.gcpu.time
gcp_usage builtin:tech.generic.gcpu.usage
service_units builtin:tech.zos.consumed_service_units
ziip_eligible_time builtin:tech.generic.ziipEligible
ziip_time builtin:tech.generic.ziip

# Runtimes / .NET
dt.*
profiling.clr.threads.count builtin:tech.dotnet.managedThreads.avgNumOfActiveThreads
runtime.clr.gc.collection_count builtin:tech.dotnet.gc.gen0Collections,builtin:tech.dotnet.gc.gen1Collections,builtin:tech.dotnet.gc.gen2Collections
runtime.clr.gc.collection_time builtin:tech.jvm.memory.gc.collectionTime
runtime.clr.gc.suspension_time builtin:tech.jvm.memory.gc.suspensionTime
runtime.clr.gc.time_percentage builtin:tech.dotnet.gc.timePercentage
runtime.clr.jit.time_percentage builtin:tech.dotnet.jit.timePercentage
runtime.clr.memory.consumption builtin:tech.dotnet.memory.gen0Consumption,builtin:tech.dotnet.memory.gen1Consumption,builtin:tech.dotnet.memory.gen2Consumption,builtin:tech.dotnet.memory.LOHConsumption
runtime.clr.threadpool.queued_work_items builtin:tech.dotnet.threadpool.queuedWorkItems
runtime.clr.threadpool.threads builtin:tech.dotnet.threadpool.ioCompletionThreads,builtin:tech.dotnet.threadpool.workerThreads

# Runtimes / Java
dt.profiling.jvm.*
memory.allocation_bytes builtin:tech.jvm.memory.memAllocationBytes
memory.allocation_count builtin:tech.jvm.memory.memAllocationCount
memory.survivor_bytes builtin:tech.jvm.memory.memSurvivorsBytes
memory.survivor_count builtin:tech.jvm.memory.memSurvivorsCount
threads.active builtin:tech.jvm.threads.avgActiveThreadCount
threads.cpu_time builtin:tech.jvm.threads.totalCpuTime
threads.inactive builtin:tech.jvm.threads.avgInactiveThreadCount

# Runtimes / Apache
dt.runtime.apache.*
connections.socket_waiting_time builtin:tech.webserver.connections.socketWaitingTime
requests builtin:tech.webserver.requests
threads.active builtin:tech.webserver.threads.active
threads.idle builtin:tech.webserver.threads.idle
threads.max builtin:tech.webserver.threads.max
traffic builtin:tech.webserver.traffic

# Runtimes / IIS
dt.runtime.iis.*
connections.socket_waiting_time builtin:tech.webserver.connections.socketWaitingTime
requests builtin:tech.webserver.requests
threads.active builtin:tech.webserver.threads.active
threads.idle builtin:tech.webserver.threads.idle
traffic builtin:tech.webserver.traffic

# Mainframe / JVM
dt.runtime.jvm.*
classes.loaded builtin:tech.jvm.classes.loaded
classes.total builtin:tech.jvm.classes.total
classes.unloaded builtin:tech.jvm.classes.unloaded
gc.collection_count builtin:tech.jvm.memory.pool.collectionCount
gc.collection_time builtin:tech.jvm.memory.pool.collectionTime
gc.suspension_time builtin:tech.jvm.memory.gc.suspensionTime type=gauge unit=percent
gc.total_activation_count builtin:tech.jvm.memory.gc.activationCount
gc.total_collection_time builtin:tech.jvm.memory.gc.collectionTime
memory_pool.committed builtin:tech.jvm.memory.pool.committed
memory_pool.max builtin:tech.jvm.memory.pool.max
memory_pool.used builtin:tech.jvm.memory.pool.used
memory.free builtin:tech.jvm.memory.runtime.free
memory.max builtin:tech.jvm.memory.runtime.max
memory.total builtin:tech.jvm.memory.runtime.total
pgi.cpu_time_suspension builtin:tech.generic.cpu.groupSuspensionTime
threads.count builtin:tech.jvm.threads.count

# Runtimes / NGINX
dt.runtime.nginx.*
connections.dropped builtin:tech.webserver.connections.dropped
connections.handled builtin:tech.webserver.connections.handled
connections.reading builtin:tech.webserver.connections.reading
connections.waiting builtin:tech.webserver.connections.waiting
connections.writing builtin:tech.webserver.connections.writing
plus.cache.hits builtin:tech.nginx.cache.hits
plus.cache.max_space builtin:tech.nginx.cache.freeSpace
plus.cache.misses builtin:tech.nginx.cache.misses
plus.cache.used_space builtin:tech.nginx.cache.usedSpace
plus.server_zones.requests builtin:tech.nginx.serverZones.requests
plus.server_zones.traffic_in builtin:tech.nginx.serverZones.trafficIn
plus.server_zones.traffic_out builtin:tech.nginx.serverZones.trafficOut
plus.upstream.healthy builtin:tech.nginx.upstream.healthy
plus.upstream.requests builtin:tech.nginx.upstream.requests
plus.upstream.traffic_in builtin:tech.nginx.upstream.trafficIn
plus.upstream.traffic_out builtin:tech.nginx.upstream.trafficOut
plus.upstream.unhealthy builtin:tech.nginx.upstream.unhealthy
requests builtin:tech.webserver.requests
traffic builtin:tech.webserver.traffic

# Mainframe / WebSphere Application Server
dt.runtime.websphere.*
connectionpool.concurrent_waiters builtin:tech.websphere.connectionPool.connectionPoolModule.WaitingThreadCount
connectionpool.free_pool_size builtin:tech.websphere.connectionPool.connectionPoolModule.FreePoolSize
connectionpool.in_use_time builtin:tech.websphere.connectionPool.connectionPoolModule.UseTime
connectionpool.percent_used builtin:tech.websphere.connectionPool.connectionPoolModule.PercentUsed
connectionpool.pool_size builtin:tech.websphere.connectionPool.connectionPoolModule.PoolSize
connectionpool.wait_time builtin:tech.websphere.connectionPool.connectionPoolModule.WaitTime
servlet.live_sessions builtin:tech.websphere.servletSessionsModule.LiveCount
servlet.requests builtin:tech.websphere.webAppModule.RequestCountV2
threadpool.active_threads builtin:tech.websphere.threadPoolModule.ActiveCount
threadpool.pool_size builtin:tech.websphere.threadPoolModule.PoolSize

# Mainframe / WebSphere Liberty / z/OS Connect
dt.runtime.websphere.connectionpool.liberty.*
connection_handles builtin:tech.liberty.connectionPool.ConnectionHandleCount
free_connections builtin:tech.liberty.connectionPool.FreeConnectionCount
managed_connections builtin:tech.liberty.connectionPool.ManagedConnectionCount

# Services / Message processing
dt.service.messaging.*
process.count
process.failure_count
publish.count
receive.count

# Synthetic Monitoring / Browser monitor metrics
dt.synthetic.browser.*
availability
duration
event.duration
event.executions
executions

# Synthetic Monitoring / HTTP monitor metrics
dt.synthetic.http.*
availability
dns builtin:synthetic.http.dns.geo
duration builtin:synthetic.http.duration.geo
duration_threshold =
executions builtin:synthetic.http.execution.status
redirects_count builtin:synthetic.http.redirectsCount.geo
redirects_time builtin:synthetic.http.redirectsTime.geo
request.dns builtin:synthetic.http.request.dns.geo
request.duration builtin:synthetic.http.request.duration.geo
request.duration_threshold =
request.executions
request.redirects_count builtin:synthetic.http.request.redirectsCount.geo
request.redirects_time builtin:synthetic.http.request.redirectsTime.geo
request.response_size builtin:synthetic.http.request.responseSize.geo
request.tcp_connect_time builtin:synthetic.http.request.tcpConnectTime.geo
request.time_to_first_byte builtin:synthetic.http.request.timeToFirstByte.geo
request.tls_handshake_time builtin:synthetic.http.request.tlsHandshakeTime.geo
request.waiting_time
response_size builtin:synthetic.http.responseSize.geo
tcp_connect_time builtin:synthetic.http.tcpConnectTime.geo
time_to_first_byte builtin:synthetic.http.timeToFirstByte.geo
tls_handshake_time builtin:synthetic.http.tlsHandshakeTime.geo
waiting_time

# Synthetic Monitoring / Network availability monitors metrics / Common monitor metrics
dt.synthetic.multi_protocol.*
availability =
execution_time =
executions =
success_rate =

# Synthetic Monitoring / Network availability monitors metrics / DNS metrics
dt.synthetic.multi_protocol.dns.resolution_time =
# Synthetic Monitoring / Network availability monitors metrics / ICMP metrics
dt.synthetic.multi_protocol.icmp.*
packets_received =
packets_sent =
request_execution_time =
round_trip_time =
success_rate =

# Synthetic Monitoring / Network availability monitors metrics / Common request metrics
dt.synthetic.multi_protocol.request.availability =
dt.synthetic.multi_protocol.request.executions =
# Synthetic Monitoring / Network availability monitors metrics / Common step metrics
dt.synthetic.multi_protocol.step.*
availability =
execution_time =
executions =
success_rate =

# Synthetic Monitoring / Network availability monitors metrics / TCP metrics
dt.synthetic.multi_protocol.tcp.connection_time =
# Synthetic Monitoring / Third party metrics
dt.synthetic.third_party.*
availability
executions
quality builtin:synthetic.external.quality.geo
response_time builtin:synthetic.external.responseTime.geo
step.executions
step.response_time builtin:synthetic.external.step.responseTime.geo

# Type 1: Extension metrics with the builtin:tech prefix
legacy.cassandra.KeyCache.Hit.Rate builtin:tech.cassandra.KeyCache.Hit.Rate
`;
