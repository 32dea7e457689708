/**
 * Metric keys (docs "Built-in metrics on Grail"): `# group`, then one `key [classic key] [type=…] [unit=…] [seen]` a line.
 * `=` for the classic key stands for `builtin:` and the key without `dt.`, in camel case.
 * `seen` marks keys known only from published queries.
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
dt.billing.foundation_and_discovery.usage builtin:billing.foundation_and_discovery.usage
dt.billing.full_stack_monitoring.usage builtin:billing.full_stack_monitoring.usage
dt.billing.infrastructure_monitoring.usage builtin:billing.infrastructure_monitoring.usage
dt.billing.runtime_application_protection.usage builtin:billing.runtime_application_protection.usage
dt.billing.runtime_vulnerability_analytics.usage builtin:billing.runtime_vulnerability_analytics.usage
# Cloud / AWS
dt.cloud.aws.alb.bytes =
dt.cloud.aws.alb.connections.active =
dt.cloud.aws.alb.connections.new =
dt.cloud.aws.alb.errors.alb.http4xx =
dt.cloud.aws.alb.errors.alb.http5xx =
dt.cloud.aws.alb.errors.rej_con =
dt.cloud.aws.alb.errors.targ_conn =
dt.cloud.aws.alb.errors.target.http4xx =
dt.cloud.aws.alb.errors.target.http5xx =
dt.cloud.aws.alb.errors.tls_neg =
dt.cloud.aws.alb.lcus =
dt.cloud.aws.alb.requests =
dt.cloud.aws.alb.resp_time =
dt.cloud.aws.asg.running =
dt.cloud.aws.asg.stopped =
dt.cloud.aws.asg.terminated =
dt.cloud.aws.az.running =
dt.cloud.aws.az.stopped =
dt.cloud.aws.az.terminated =
dt.cloud.aws.dynamo.capacity_units.consumed.read =
dt.cloud.aws.dynamo.capacity_units.consumed.write =
dt.cloud.aws.dynamo.capacity_units.provisioned.read =
dt.cloud.aws.dynamo.capacity_units.provisioned.write =
dt.cloud.aws.dynamo.capacity_units.read =
dt.cloud.aws.dynamo.capacity_units.write =
dt.cloud.aws.dynamo.errors.system =
dt.cloud.aws.dynamo.errors.user =
dt.cloud.aws.dynamo.requests.latency =
dt.cloud.aws.dynamo.requests.returned_items =
dt.cloud.aws.dynamo.requests.throttled =
dt.cloud.aws.dynamo.tables =
dt.cloud.aws.dynamo.throttled_events.read =
dt.cloud.aws.dynamo.throttled_events.write =
dt.cloud.aws.ebs.idle_time =
dt.cloud.aws.ebs.latency.read =
dt.cloud.aws.ebs.latency.write =
dt.cloud.aws.ebs.ops.consumed =
dt.cloud.aws.ebs.ops.read =
dt.cloud.aws.ebs.ops.write =
dt.cloud.aws.ebs.queue =
dt.cloud.aws.ebs.throughput.percent =
dt.cloud.aws.ebs.throughput.read =
dt.cloud.aws.ebs.throughput.write =
dt.cloud.aws.ec2.cpu.usage =
dt.cloud.aws.ec2.disk.read_ops =
dt.cloud.aws.ec2.disk.read_rate =
dt.cloud.aws.ec2.disk.write_ops =
dt.cloud.aws.ec2.disk.write_rate =
dt.cloud.aws.ec2.net.rx =
dt.cloud.aws.ec2.net.tx =
dt.cloud.aws.elb.errors.backend.connection =
dt.cloud.aws.elb.errors.backend.http2xx =
dt.cloud.aws.elb.errors.backend.http3xx =
dt.cloud.aws.elb.errors.backend.http4xx =
dt.cloud.aws.elb.errors.backend.http5xx =
dt.cloud.aws.elb.errors.elb.http4xx =
dt.cloud.aws.elb.errors.elb.http5xx =
dt.cloud.aws.elb.errors.frontend =
dt.cloud.aws.elb.hosts.healthy =
dt.cloud.aws.elb.hosts.unhealthy =
dt.cloud.aws.elb.latency =
dt.cloud.aws.elb.req_compl =
dt.cloud.aws.lambda.conc_executions =
dt.cloud.aws.lambda.duration =
dt.cloud.aws.lambda.errors =
dt.cloud.aws.lambda.errors_rate =
dt.cloud.aws.lambda.invocations =
dt.cloud.aws.lambda.prov_conc_executions =
dt.cloud.aws.lambda.prov_conc_invocations =
dt.cloud.aws.lambda.prov_conc_spillover_invocations =
dt.cloud.aws.lambda.throttlers =
dt.cloud.aws.nlb.bytes =
dt.cloud.aws.nlb.flow.active =
dt.cloud.aws.nlb.flow.new =
dt.cloud.aws.nlb.lcus =
dt.cloud.aws.nlb.tcp.reset.client =
dt.cloud.aws.nlb.tcp.reset.elb =
dt.cloud.aws.nlb.tcp.reset.target =
dt.cloud.aws.rds.connections =
dt.cloud.aws.rds.cpu.usage =
dt.cloud.aws.rds.free =
dt.cloud.aws.rds.latency.read =
dt.cloud.aws.rds.latency.write =
dt.cloud.aws.rds.memory.freeable =
dt.cloud.aws.rds.memory.swap =
dt.cloud.aws.rds.net.rx =
dt.cloud.aws.rds.net.tx =
dt.cloud.aws.rds.ops.read =
dt.cloud.aws.rds.ops.write =
dt.cloud.aws.rds.restarts =
dt.cloud.aws.rds.throughput.read =
dt.cloud.aws.rds.throughput.write =
# Cloud / Azure
dt.cloud.azure.api_mgmt.capacity =
dt.cloud.azure.api_mgmt.duration =
dt.cloud.azure.api_mgmt.requests.failed =
dt.cloud.azure.api_mgmt.requests.other =
dt.cloud.azure.api_mgmt.requests.successful =
dt.cloud.azure.api_mgmt.requests.total =
dt.cloud.azure.api_mgmt.requests.unauth =
dt.cloud.azure.app_gateway.backend.settings.pool.host.healthy =
dt.cloud.azure.app_gateway.backend.settings.pool.host.unhealthy =
dt.cloud.azure.app_gateway.backend.settings.traffic.requests.failed =
dt.cloud.azure.app_gateway.backend.settings.traffic.requests.total =
dt.cloud.azure.app_gateway.http.status.response =
dt.cloud.azure.app_gateway.network.connections.count =
dt.cloud.azure.app_gateway.network.throughput =
dt.cloud.azure.app_service.application_queue.requests =
dt.cloud.azure.app_service.functions.application_queue.requests =
dt.cloud.azure.app_service.functions.execution.count =
dt.cloud.azure.app_service.functions.execution.units_count =
dt.cloud.azure.app_service.functions.http.status.http5xx =
dt.cloud.azure.app_service.functions.io.operations.other =
dt.cloud.azure.app_service.functions.io.operations.read =
dt.cloud.azure.app_service.functions.io.operations.write =
dt.cloud.azure.app_service.functions.io.other =
dt.cloud.azure.app_service.functions.io.read =
dt.cloud.azure.app_service.functions.io.write =
dt.cloud.azure.app_service.functions.traffic.bytes_received =
dt.cloud.azure.app_service.functions.traffic.bytes_sent =
dt.cloud.azure.app_service.http.status.http2xx =
dt.cloud.azure.app_service.http.status.http403 =
dt.cloud.azure.app_service.http.status.http5xx =
dt.cloud.azure.app_service.io.operations.other =
dt.cloud.azure.app_service.io.operations.read =
dt.cloud.azure.app_service.io.operations.write =
dt.cloud.azure.app_service.io.other =
dt.cloud.azure.app_service.io.read =
dt.cloud.azure.app_service.io.write =
dt.cloud.azure.app_service.response.avg =
dt.cloud.azure.app_service.traffic.bytes_received =
dt.cloud.azure.app_service.traffic.bytes_sent =
dt.cloud.azure.app_service.traffic.requests =
dt.cloud.azure.cosmos.available_storage =
dt.cloud.azure.cosmos.data_usage =
dt.cloud.azure.cosmos.document_count =
dt.cloud.azure.cosmos.document_quota =
dt.cloud.azure.cosmos.index_usage =
dt.cloud.azure.cosmos.metadata_requests =
dt.cloud.azure.cosmos.normalized_ruconsumption builtin:cloud.azure.cosmos.normalizedRUConsumption
dt.cloud.azure.cosmos.provisioned_throughput =
dt.cloud.azure.cosmos.replication_latency =
dt.cloud.azure.cosmos.request_units =
dt.cloud.azure.cosmos.requests =
dt.cloud.azure.cosmos.service_availability =
dt.cloud.azure.event_hub_namespace.connections.active =
dt.cloud.azure.event_hub_namespace.connections.closed =
dt.cloud.azure.event_hub_namespace.connections.opened =
dt.cloud.azure.event_hub.capture.backlog =
dt.cloud.azure.event_hub.capture.bytes =
dt.cloud.azure.event_hub.capture.msg =
dt.cloud.azure.event_hub.errors.quota_exceeded =
dt.cloud.azure.event_hub.errors.server =
dt.cloud.azure.event_hub.errors.user =
dt.cloud.azure.event_hub.requests.incoming =
dt.cloud.azure.event_hub.requests.successful =
dt.cloud.azure.event_hub.requests.throttled =
dt.cloud.azure.event_hub.traffic.bytes_in =
dt.cloud.azure.event_hub.traffic.bytes_out =
dt.cloud.azure.event_hub.traffic.msg_in =
dt.cloud.azure.event_hub.traffic.msg_out =
dt.cloud.azure.iot_hub.command.abandoned =
dt.cloud.azure.iot_hub.command.completed =
dt.cloud.azure.iot_hub.command.rejected =
dt.cloud.azure.iot_hub.device.connected =
dt.cloud.azure.iot_hub.device.daily_throughput_throttling =
dt.cloud.azure.iot_hub.device.data_usage =
dt.cloud.azure.iot_hub.device.registered =
dt.cloud.azure.iot_hub.event_hub.average_latency_ms =
dt.cloud.azure.iot_hub.event_hub.built_in_event_hub.average_latency_ms =
dt.cloud.azure.iot_hub.event_hub.built_in_event_hub.messages.delivered =
dt.cloud.azure.iot_hub.event_hub.messages.delivered =
dt.cloud.azure.iot_hub.messages.dropped =
dt.cloud.azure.iot_hub.messages.invalid_for_all_endpoints =
dt.cloud.azure.iot_hub.messages.orphaned =
dt.cloud.azure.iot_hub.messages.send_attempts =
dt.cloud.azure.iot_hub.messages.sent =
dt.cloud.azure.iot_hub.messages.sent_to_fallback =
dt.cloud.azure.iot_hub.service_bus.queues.average_latency_ms =
dt.cloud.azure.iot_hub.service_bus.queues.messages_delivered =
dt.cloud.azure.iot_hub.service_bus.topics.average_latency_ms =
dt.cloud.azure.iot_hub.service_bus.topics.messages_delivered =
dt.cloud.azure.iot_hub.storage_endpoints.avg_latency_ms =
dt.cloud.azure.iot_hub.storage_endpoints.blobs_written =
dt.cloud.azure.iot_hub.storage_endpoints.bytes_written =
dt.cloud.azure.iot_hub.storage_endpoints.message_delivered =
dt.cloud.azure.loadbalancer.availability.dip_tcp =
dt.cloud.azure.loadbalancer.availability.dip_udp =
dt.cloud.azure.loadbalancer.availability.vip =
dt.cloud.azure.loadbalancer.snat_connection.est =
dt.cloud.azure.loadbalancer.snat_connection.pending =
dt.cloud.azure.loadbalancer.snat_connection.rej =
dt.cloud.azure.loadbalancer.traffic.byte_in =
dt.cloud.azure.loadbalancer.traffic.byte_out =
dt.cloud.azure.loadbalancer.traffic.packet_in =
dt.cloud.azure.loadbalancer.traffic.packet_out =
dt.cloud.azure.loadbalancer.traffic.packet_syn_in =
dt.cloud.azure.loadbalancer.traffic.packet_syn_out =
dt.cloud.azure.redis.cache.hits =
dt.cloud.azure.redis.cache.misses =
dt.cloud.azure.redis.cache.read =
dt.cloud.azure.redis.cache.write =
dt.cloud.azure.redis.commands.get =
dt.cloud.azure.redis.commands.set =
dt.cloud.azure.redis.commands.total =
dt.cloud.azure.redis.connected =
dt.cloud.azure.redis.keys.evicted =
dt.cloud.azure.redis.keys.expired =
dt.cloud.azure.redis.keys.total =
dt.cloud.azure.redis.load =
dt.cloud.azure.redis.memory.used =
dt.cloud.azure.redis.memory.used_rss =
dt.cloud.azure.redis.processor_time =
dt.cloud.azure.region.vms.initializing =
dt.cloud.azure.region.vms.running =
dt.cloud.azure.region.vms.stopped =
dt.cloud.azure.service_bus.namespace.connections.active =
dt.cloud.azure.service_bus.namespace.cpu =
dt.cloud.azure.service_bus.namespace.errors.server =
dt.cloud.azure.service_bus.namespace.errors.user =
dt.cloud.azure.service_bus.namespace.memory =
dt.cloud.azure.service_bus.namespace.messages.count =
dt.cloud.azure.service_bus.namespace.messages.count_active =
dt.cloud.azure.service_bus.namespace.messages.count_dead_lettered =
dt.cloud.azure.service_bus.namespace.messages.count_scheduled =
dt.cloud.azure.service_bus.namespace.messages.incoming =
dt.cloud.azure.service_bus.namespace.messages.outgoing =
dt.cloud.azure.service_bus.namespace.requests.incoming =
dt.cloud.azure.service_bus.namespace.requests.successful =
dt.cloud.azure.service_bus.namespace.requests.throttled =
dt.cloud.azure.service_bus.namespace.size =
dt.cloud.azure.service_bus.queue.errors.server =
dt.cloud.azure.service_bus.queue.errors.user =
dt.cloud.azure.service_bus.queue.messages.count =
dt.cloud.azure.service_bus.queue.messages.count_active =
dt.cloud.azure.service_bus.queue.messages.count_dead_lettered =
dt.cloud.azure.service_bus.queue.messages.count_scheduled =
dt.cloud.azure.service_bus.queue.messages.incoming =
dt.cloud.azure.service_bus.queue.messages.outgoing =
dt.cloud.azure.service_bus.queue.requests.incoming =
dt.cloud.azure.service_bus.queue.requests.successful =
dt.cloud.azure.service_bus.queue.requests.throttled =
dt.cloud.azure.service_bus.queue.size =
dt.cloud.azure.service_bus.topic.errors.server =
dt.cloud.azure.service_bus.topic.errors.user =
dt.cloud.azure.service_bus.topic.messages.count =
dt.cloud.azure.service_bus.topic.messages.count_active =
dt.cloud.azure.service_bus.topic.messages.count_dead_lettered =
dt.cloud.azure.service_bus.topic.messages.count_scheduled =
dt.cloud.azure.service_bus.topic.messages.incoming =
dt.cloud.azure.service_bus.topic.messages.outgoing =
dt.cloud.azure.service_bus.topic.requests.incoming =
dt.cloud.azure.service_bus.topic.requests.successful =
dt.cloud.azure.service_bus.topic.requests.throttled =
dt.cloud.azure.service_bus.topic.size =
dt.cloud.azure.sql_database.connections.blocked_by_firewall =
dt.cloud.azure.sql_database.connections.failed =
dt.cloud.azure.sql_database.connections.successful =
dt.cloud.azure.sql_database.cpu_percent =
dt.cloud.azure.sql_database.deadlocks =
dt.cloud.azure.sql_database.dtu.consumption_perc =
dt.cloud.azure.sql_database.dtu.limit.count =
dt.cloud.azure.sql_database.dtu.limit.used =
dt.cloud.azure.sql_database.io.data_read =
dt.cloud.azure.sql_database.io.log_write =
dt.cloud.azure.sql_database.sessions =
dt.cloud.azure.sql_database.storage.percent =
dt.cloud.azure.sql_database.storage.total_bytes =
dt.cloud.azure.sql_database.storage.xtp_percent =
dt.cloud.azure.sql_database.workers =
dt.cloud.azure.sql_elastic_pool.cpu_percent =
dt.cloud.azure.sql_elastic_pool.dtu.consumption =
dt.cloud.azure.sql_elastic_pool.dtu.storage.limit_bytes =
dt.cloud.azure.sql_elastic_pool.dtu.storage.percent =
dt.cloud.azure.sql_elastic_pool.dtu.storage.used_bytes =
dt.cloud.azure.sql_elastic_pool.dtu.storage.xtp_percent =
dt.cloud.azure.sql_elastic_pool.edtu.limit =
dt.cloud.azure.sql_elastic_pool.edtu.used =
dt.cloud.azure.sql_elastic_pool.io.data_read =
dt.cloud.azure.sql_elastic_pool.io.log_write =
dt.cloud.azure.sql_elastic_pool.sessions =
dt.cloud.azure.sql_elastic_pool.workers =
dt.cloud.azure.storage.blob.capacity =
dt.cloud.azure.storage.blob.containers =
dt.cloud.azure.storage.blob.entities =
dt.cloud.azure.storage.blob.transactions =
dt.cloud.azure.storage.blob.transactions.network.egress =
dt.cloud.azure.storage.blob.transactions.network.ingress =
dt.cloud.azure.storage.blob.transactions.network.latency.success.e2e =
dt.cloud.azure.storage.blob.transactions.network.latency.success.server =
dt.cloud.azure.storage.file.capacity =
dt.cloud.azure.storage.file.containers =
dt.cloud.azure.storage.file.entities =
dt.cloud.azure.storage.file.transactions =
dt.cloud.azure.storage.file.transactions.network.egress =
dt.cloud.azure.storage.file.transactions.network.ingress =
dt.cloud.azure.storage.file.transactions.network.latency.success.e2e =
dt.cloud.azure.storage.file.transactions.network.latency.success.server =
dt.cloud.azure.storage.queue.capacity =
dt.cloud.azure.storage.queue.containers =
dt.cloud.azure.storage.queue.entities =
dt.cloud.azure.storage.queue.transactions =
dt.cloud.azure.storage.queue.transactions.network.egress =
dt.cloud.azure.storage.queue.transactions.network.ingress =
dt.cloud.azure.storage.queue.transactions.network.latency.success.e2e =
dt.cloud.azure.storage.queue.transactions.network.latency.success.server =
dt.cloud.azure.storage.table.capacity =
dt.cloud.azure.storage.table.containers =
dt.cloud.azure.storage.table.entities =
dt.cloud.azure.storage.table.transactions =
dt.cloud.azure.storage.table.transactions.network.egress =
dt.cloud.azure.storage.table.transactions.network.ingress =
dt.cloud.azure.storage.table.transactions.network.latency.success.server =
dt.cloud.azure.storage.table.transactions.network.latency.success.server.e2e =
dt.cloud.azure.vm_scale_set.cpu_usage =
dt.cloud.azure.vm_scale_set.disk.read =
dt.cloud.azure.vm_scale_set.disk.read_ops =
dt.cloud.azure.vm_scale_set.disk.write =
dt.cloud.azure.vm_scale_set.disk.write_ops =
dt.cloud.azure.vm_scale_set.network.bytes_in =
dt.cloud.azure.vm_scale_set.network.bytes_out =
dt.cloud.azure.vm_scale_set.vms.initializing =
dt.cloud.azure.vm_scale_set.vms.running =
dt.cloud.azure.vm_scale_set.vms.stopped =
dt.cloud.azure.vm.cpu_usage =
dt.cloud.azure.vm.disk.read =
dt.cloud.azure.vm.disk.read_ops =
dt.cloud.azure.vm.disk.write =
dt.cloud.azure.vm.disk.write_ops =
dt.cloud.azure.vm.network.bytes_in =
dt.cloud.azure.vm.network.bytes_out =
# Cloud / Cloud Foundry
dt.cloud.cloudfoundry.auctioneer.fetch_duration =
dt.cloud.cloudfoundry.auctioneer.task_failed =
dt.cloud.cloudfoundry.http.bad_gateways =
dt.cloud.cloudfoundry.http.latency =
dt.cloud.cloudfoundry.http.responses5xx =
dt.cloud.cloudfoundry.http.total_requests =
# Cloud / VMware
dt.cloud.vmware.hypervisor.cpu.usage =
dt.cloud.vmware.hypervisor.disk.usage =
dt.cloud.vmware.hypervisor.hostdisk.commands_aborted =
dt.cloud.vmware.hypervisor.hostdisk.queue_latency =
dt.cloud.vmware.hypervisor.hostdisk.r_iops =
dt.cloud.vmware.hypervisor.hostdisk.read_latency =
dt.cloud.vmware.hypervisor.hostdisk.read_rate =
dt.cloud.vmware.hypervisor.hostdisk.w_iops =
dt.cloud.vmware.hypervisor.hostdisk.write_latency =
dt.cloud.vmware.hypervisor.hostdisk.write_rate =
dt.cloud.vmware.hypervisor.mem.compression_rate =
dt.cloud.vmware.hypervisor.mem.consumed =
dt.cloud.vmware.hypervisor.mem.decompression_rate =
dt.cloud.vmware.hypervisor.mem.swap_in =
dt.cloud.vmware.hypervisor.mem.swap_out =
dt.cloud.vmware.hypervisor.net.rx =
dt.cloud.vmware.hypervisor.net.tx =
dt.cloud.vmware.hypervisor.nic.data_rx =
dt.cloud.vmware.hypervisor.nic.data_tx =
dt.cloud.vmware.hypervisor.nic.packets_rx_dropped =
dt.cloud.vmware.hypervisor.nic.packets_tx_dropped =
dt.cloud.vmware.hypervisor.vms.count =
dt.cloud.vmware.hypervisor.vms.power_off =
dt.cloud.vmware.hypervisor.vms.suspended =
dt.cloud.vmware.vm.cpu.ready_perc =
dt.cloud.vmware.vm.cpu.swap_wait =
dt.cloud.vmware.vm.cpu.usage =
dt.cloud.vmware.vm.cpu.usage_perc =
dt.cloud.vmware.vm.disk.usage =
dt.cloud.vmware.vm.mem.active =
dt.cloud.vmware.vm.mem.compression_rate =
dt.cloud.vmware.vm.mem.consumed =
dt.cloud.vmware.vm.mem.decompression_rate =
dt.cloud.vmware.vm.mem.swap_in =
dt.cloud.vmware.vm.mem.swap_out =
dt.cloud.vmware.vm.net.rx =
dt.cloud.vmware.vm.net.tx =
# Containers
dt.containers.cpu.logical_cores =
dt.containers.cpu.shares =
dt.containers.cpu.throttled_time =
dt.containers.cpu.throttling_ratio =
dt.containers.cpu.usage_system_time =
dt.containers.cpu.usage_user_time =
dt.containers.memory.cache_bytes =
dt.containers.memory.limit_bytes =
dt.containers.memory.physical_total_bytes =
dt.containers.memory.resident_set_bytes =
# -
dt.frontend.error.count type=counter unit=count
dt.frontend.request.count type=counter unit=count
dt.frontend.request.duration type=histogram unit=duration
dt.frontend.session.active.estimated_count type=cardinality unit=count
dt.frontend.user.active.estimated_count type=cardinality unit=count
dt.host.disk.io.write seen
dt.host.disk.usage seen
dt.host.disk.used.percent builtin:host.disk.usedPct type=gauge unit=percent
dt.host.uptime = type=gauge unit=second
dt.process.cpu.group_suspension_time seen
dt.process.mem.exhausted_mem seen
dt.process.network.sessions.reset_local builtin:tech.generic.network.sessions.resetLocal
dt.runtime.go.gc.goal seen
dt.runtime.go.memory.limit seen
dt.runtime.nodejs.memory.rss seen
dt.runtime.php.opcache.restarts_has seen
dt.runtime.python.gc.collected_objects seen
dt.runtime.python.gc.collection_count seen
dt.runtime.python.gc.collection_time seen
dt.runtime.python.gc.uncollectable_objects seen
dt.runtime.python.heap.allocated_blocks seen
dt.runtime.python.threads seen
dt.service.request.count type=counter unit=count
dt.service.request.failure_count type=counter unit=count
dt.service.request.response_time type=histogram unit=microsecond
dt.service.request.service_mesh.count type=counter unit=count
dt.service.request.service_mesh.failure_count type=counter unit=count
dt.service.request.service_mesh.response_time type=histogram unit=microsecond
# Infrastructure / Availability
dt.host.availability builtin:host.availability.state type=gauge unit=count_by_state
dt.osservice.availability =
# Infrastructure / CPU
dt.host.cpu.ent_config =
dt.host.cpu.entc =
dt.host.cpu.idle = type=gauge unit=percent
dt.host.cpu.iowait = type=gauge unit=percent
dt.host.cpu.load = type=gauge unit=ratio
dt.host.cpu.load15m =
dt.host.cpu.load5m =
dt.host.cpu.other =
dt.host.cpu.physc =
dt.host.cpu.steal =
dt.host.cpu.system = type=gauge unit=percent
dt.host.cpu.usage = type=gauge unit=percent
dt.host.cpu.user = type=gauge unit=percent
dt.host.kernel_threads.blocked =
dt.host.kernel_threads.io_event_wait =
dt.host.kernel_threads.io_message_wait =
dt.host.kernel_threads.running =
# Infrastructure / Disk
dt.host.disk.avail = type=gauge unit=byte
dt.host.disk.bytes_read =
dt.host.disk.bytes_written =
dt.host.disk.free = type=gauge unit=percent
dt.host.disk.inodes_avail =
dt.host.disk.inodes_total =
dt.host.disk.queue_length =
dt.host.disk.read_ops =
dt.host.disk.read_time =
dt.host.disk.used = type=gauge unit=byte
dt.host.disk.util_time =
dt.host.disk.write_ops =
dt.host.disk.write_time =
# Infrastructure / DNS
dt.host.dns.errors builtin:host.dns.errorCount
dt.host.dns.orphan_count =
dt.host.dns.queries builtin:host.dns.queryCount
dt.host.dns.query_time =
# Infrastructure / Other
dt.host.handles.file_descriptors_max =
dt.host.handles.file_descriptors_used =
# Infrastructure / Memory
dt.host.memory.avail.bytes builtin:host.mem.avail.bytes type=gauge unit=byte
dt.host.memory.avail.percent builtin:host.mem.avail.pct
dt.host.memory.avail.pfps builtin:host.mem.avail.pfps
dt.host.memory.kernel builtin:host.mem.kernel
dt.host.memory.recl builtin:host.mem.recl
dt.host.memory.swap.avail builtin:host.mem.swap.avail
dt.host.memory.swap.total builtin:host.mem.swap.total
dt.host.memory.swap.used builtin:host.mem.swap.used
dt.host.memory.usage builtin:host.mem.usage type=gauge unit=percent
dt.host.memory.used builtin:host.mem.used type=gauge unit=byte
# Infrastructure / Network
dt.host.net.nic.bytes_rx = type=counter unit=byte
dt.host.net.nic.bytes_tx = type=counter unit=byte
dt.host.net.nic.link_util_rx =
dt.host.net.nic.link_util_tx =
dt.host.net.nic.packets.dropped_rx =
dt.host.net.nic.packets.dropped_tx =
dt.host.net.nic.packets.errors_rx =
dt.host.net.nic.packets.errors_tx =
dt.host.net.nic.packets.rx =
dt.host.net.nic.packets.tx =
# Mainframe / Host (Logical partition)
dt.host.zos.gcp_time builtin:host.zos.gcpu_time
dt.host.zos.gcp_usage builtin:host.cpu.gcpu.usage
dt.host.zos.msu_capacity builtin:host.cpu.msu.capacity
dt.host.zos.msu_hours builtin:host.zos.msu_hours
dt.host.zos.msu_r4ha builtin:host.cpu.msu.avg
dt.host.zos.ziip_eligible_time builtin:host.cpu.ziip.eligible
dt.host.zos.ziip_time builtin:host.zos.ziip_time
dt.host.zos.ziip_usage builtin:host.zos.ziip_usage
# Kubernetes
dt.kubernetes.cluster.readyz =
dt.kubernetes.container.cpu_throttled builtin:kubernetes.workload.cpu_throttled,builtin:kubernetes.node.cpu_throttled
dt.kubernetes.container.cpu_usage builtin:kubernetes.workload.cpu_usage,builtin:kubernetes.node.cpu_usage type=gauge unit=millicore
dt.kubernetes.container.limits_cpu builtin:kubernetes.workload.limits_cpu,builtin:kubernetes.node.limits_cpu type=gauge unit=millicore
dt.kubernetes.container.limits_memory builtin:kubernetes.workload.limits_memory,builtin:kubernetes.node.limits_memory type=gauge unit=byte
dt.kubernetes.container.memory_working_set builtin:kubernetes.workload.memory_working_set,builtin:kubernetes.node.memory_working_set type=gauge unit=byte
dt.kubernetes.container.oom_kills builtin:kubernetes.container.oom_kills type=counter unit=count
dt.kubernetes.container.requests_cpu builtin:kubernetes.workload.requests_cpu,builtin:kubernetes.node.requests_cpu type=gauge unit=millicore
dt.kubernetes.container.requests_memory builtin:kubernetes.workload.requests_memory,builtin:kubernetes.node.requests_memory type=gauge unit=byte
dt.kubernetes.container.restarts = type=counter unit=count
dt.kubernetes.containers =
dt.kubernetes.events =
dt.kubernetes.node.conditions =
dt.kubernetes.node.cpu_allocatable builtin:kubernetes.node.cpu_allocatable
dt.kubernetes.node.memory_allocatable builtin:kubernetes.node.memory_allocatable
dt.kubernetes.node.pods_allocatable builtin:kubernetes.node.pods_allocatable
dt.kubernetes.nodes =
dt.kubernetes.persistentvolumeclaim.available =
dt.kubernetes.persistentvolumeclaim.capacity =
dt.kubernetes.persistentvolumeclaim.used =
dt.kubernetes.pod.containers_desired builtin:kubernetes.workload.containers_desired
dt.kubernetes.pods builtin:kubernetes.pods,builtin:kubernetes.node.pods type=gauge unit=count
dt.kubernetes.resourcequota.limits_cpu builtin:kubernetes.resourcequota.limits_cpu
dt.kubernetes.resourcequota.limits_cpu_used builtin:kubernetes.resourcequota.limits_cpu_used
dt.kubernetes.resourcequota.limits_memory builtin:kubernetes.resourcequota.limits_memory
dt.kubernetes.resourcequota.limits_memory_used builtin:kubernetes.resourcequota.limits_memory_used
dt.kubernetes.resourcequota.pods =
dt.kubernetes.resourcequota.pods_used builtin:kubernetes.resourcequota.pods_used
dt.kubernetes.resourcequota.requests_cpu builtin:kubernetes.resourcequota.requests_cpu
dt.kubernetes.resourcequota.requests_cpu_used builtin:kubernetes.resourcequota.requests_cpu_used
dt.kubernetes.resourcequota.requests_memory builtin:kubernetes.resourcequota.requests_memory
dt.kubernetes.resourcequota.requests_memory_used builtin:kubernetes.resourcequota.requests_memory_used
dt.kubernetes.workload.conditions =
dt.kubernetes.workload.pods_desired builtin:kubernetes.workload.pods_desired
dt.kubernetes.workloads =
# Processes
dt.process.availability builtin:pgi.availability.state
dt.process.cpu.usage builtin:tech.generic.cpu.usage type=gauge unit=percent
dt.process.handles.file_descriptors_max builtin:tech.generic.handles.fileDescriptorsMax
dt.process.handles.file_descriptors_percent_used builtin:tech.generic.handles.fileDescriptorsPercentUsed
dt.process.handles.file_descriptors_used builtin:tech.generic.handles.fileDescriptorsUsed
dt.process.io.bytes_read builtin:tech.generic.io.bytesRead
dt.process.io.bytes_total builtin:tech.generic.io.bytesTotal
dt.process.io.bytes_written builtin:tech.generic.io.bytesWritten
dt.process.io.req_bytes_read builtin:tech.generic.io.reqBytesRead
dt.process.io.req_bytes_write builtin:tech.generic.io.reqBytesWrite
dt.process.memory.exhausted_memory builtin:tech.generic.mem.exhaustedMem
dt.process.memory.page_faults builtin:tech.generic.mem.pageFaults
dt.process.memory.usage builtin:tech.generic.mem.usage type=gauge unit=percent
dt.process.memory.working_set_size builtin:tech.generic.mem.workingSetSize type=gauge unit=byte
dt.process.network.bytes_rx builtin:tech.generic.network.bytesRx
dt.process.network.bytes_tx builtin:tech.generic.network.bytesTx
dt.process.network.latency builtin:tech.generic.network.latency
dt.process.network.load builtin:tech.generic.network.load
dt.process.network.packets.base_re_rx builtin:tech.generic.network.packets.baseReRx
dt.process.network.packets.base_re_rx_aggr builtin:tech.generic.network.packets.baseReRxAggr
dt.process.network.packets.base_re_tx builtin:tech.generic.network.packets.baseReTx
dt.process.network.packets.base_re_tx_aggr builtin:tech.generic.network.packets.baseReTxAggr
dt.process.network.packets.re_rx builtin:tech.generic.network.packets.reRx
dt.process.network.packets.re_rx_aggr builtin:tech.generic.network.packets.reRxAggr
dt.process.network.packets.re_tx builtin:tech.generic.network.packets.reTx
dt.process.network.packets.re_tx_aggr builtin:tech.generic.network.packets.reTxAggr
dt.process.network.packets.rx builtin:tech.generic.network.packets.rx
dt.process.network.packets.tx builtin:tech.generic.network.packets.tx
dt.process.network.round_trip builtin:tech.generic.network.roundTrip
dt.process.network.sessions.new builtin:tech.generic.network.sessions.new
dt.process.network.sessions.new_aggr builtin:tech.generic.network.sessions.newAggr
dt.process.network.sessions.new_local builtin:tech.generic.network.sessions.newLocal
dt.process.network.sessions.reset builtin:tech.generic.network.sessions.reset
dt.process.network.sessions.reset_aggr builtin:tech.generic.network.sessions.resetAggr
dt.process.network.sessions.timeout builtin:tech.generic.network.sessions.timeout
dt.process.network.sessions.timeout_aggr builtin:tech.generic.network.sessions.timeoutAggr
dt.process.network.sessions.timeout_local builtin:tech.generic.network.sessions.timeoutLocal
dt.process.network.throughput builtin:tech.generic.network.throughput
dt.process.process_count builtin:tech.generic.processCount
dt.process.threads_exhausted builtin:tech.generic.threadsExhausted
# Runtimes / Go
dt.process.go.scheduling.g.avg_num_of_active_routines builtin:tech.go.scheduling.g.avgNumOfActiveRoutines
dt.process.go.scheduling.g.avg_num_of_inactive_routines builtin:tech.go.scheduling.g.avgNumOfInactiveRoutines
dt.runtime.go.cf.auctioneer_fetch_states_duration builtin:cloud.cloudfoundry.auctioneer.fetchDuration
dt.runtime.go.cf.auctioneer_lrp_auctions builtin:cloud.cloudfoundry.auctioneer.lprFailed,builtin:cloud.cloudfoundry.auctioneer.lprStarted
dt.runtime.go.cf.auctioneer_task_auctions_failed builtin:cloud.cloudfoundry.auctioneer.taskFailed
dt.runtime.go.cgo_calls builtin:tech.go.native.cgoCalls
dt.runtime.go.gc.collection_count builtin:tech.go.memory.gcCount
dt.runtime.go.gc.collection_time builtin:tech.jvm.memory.gc.collectionTime
dt.runtime.go.gc.suspension_time builtin:tech.jvm.memory.gc.suspensionTime
dt.runtime.go.http.latency builtin:tech.go.http.latency
dt.runtime.go.http.requests builtin:tech.go.http.badGateways,builtin:tech.go.http.responses5xx,builtin:tech.go.http.totalRequests
dt.runtime.go.memory.committed builtin:tech.go.memory.pool.committed
dt.runtime.go.memory.heap builtin:tech.go.memory.heap.idle,builtin:tech.go.memory.heap.live
dt.runtime.go.memory.heap.object_count builtin:tech.go.memory.heap.objCount
dt.runtime.go.memory.used builtin:tech.go.memory.pool.used
dt.runtime.go.scheduler.context.idle_count builtin:tech.go.scheduling.p.idleCount
dt.runtime.go.scheduler.goroutine_count builtin:tech.go.scheduling.g.runningCount,builtin:tech.go.scheduling.g.systemCount
dt.runtime.go.scheduler.queue_size builtin:tech.go.scheduling.globalQSize
dt.runtime.go.scheduler.worker_thread_count builtin:tech.go.scheduling.m.count,builtin:tech.go.scheduling.m.idlingCount,builtin:tech.go.scheduling.m.spinningCount
dt.runtime.go.sys_calls builtin:tech.go.native.sysCalls
# Processes / Nettracer
dt.process.nettracer.bytes_rx builtin:tech.nettracer.bytes_rx
dt.process.nettracer.bytes_tx builtin:tech.nettracer.bytes_tx
dt.process.nettracer.pkts_retr builtin:tech.nettracer.pkts_retr
dt.process.nettracer.pkts_rx builtin:tech.nettracer.pkts_rx
dt.process.nettracer.pkts_tx builtin:tech.nettracer.pkts_tx
dt.process.nettracer.rtt builtin:tech.nettracer.rtt
# Runtimes / Node.js
dt.process.nodejs.avg_number_of_active_threads builtin:tech.nodejs.avgNumberOfActiveThreads
dt.runtime.nodejs.eventloop.active_handles builtin:tech.nodejs.uvLoop.activeHandles
dt.runtime.nodejs.eventloop.utilization builtin:tech.nodejs.uvLoop.utilization
dt.runtime.nodejs.gc.collection_time builtin:tech.jvm.memory.pool.collectionTime
dt.runtime.nodejs.gc.suspension_time builtin:tech.jvm.memory.gc.suspensionTime
dt.runtime.nodejs.memory.total builtin:tech.nodejs.v8heap.total
dt.runtime.nodejs.memory.used builtin:tech.nodejs.v8heap.used
# Runtimes / PHP
dt.process.php.threads.avg_num_of_active_threads builtin:tech.php.threads.avgNumOfActiveThreads
dt.process.php.threads.avg_num_of_inactive_threads builtin:tech.php.threads.avgNumOfInactiveThreads
dt.runtime.php.gc.collected_count builtin:tech.php.phpGc.collectedCount
dt.runtime.php.gc.duration_ms builtin:tech.php.phpGc.durationMs
dt.runtime.php.gc.effectiveness builtin:tech.php.phpGc.effectiveness
dt.runtime.php.jit.buffer_free builtin:tech.php.phpOpcache.jit.bufferFree
dt.runtime.php.jit.buffer_size builtin:tech.php.phpOpcache.jit.bufferSize
dt.runtime.php.opcache.blocklist_misses builtin:tech.php.phpOpcache.statistics.blocklistMisses
dt.runtime.php.opcache.cached_keys builtin:tech.php.phpOpcache.statistics.cachedKeys
dt.runtime.php.opcache.cached_scripts builtin:tech.php.phpOpcache.statistics.cachedScripts
dt.runtime.php.opcache.hits builtin:tech.php.phpOpcache.statistics.hits
dt.runtime.php.opcache.max_cached_keys builtin:tech.php.phpOpcache.statistics.maxCachedCachedKeys
dt.runtime.php.opcache.memory.free builtin:tech.php.phpOpcache.memory.free
dt.runtime.php.opcache.memory.used builtin:tech.php.phpOpcache.memory.used
dt.runtime.php.opcache.memory.wasted builtin:tech.php.phpOpcache.memory.wasted
dt.runtime.php.opcache.misses builtin:tech.php.phpOpcache.statistics.misses
dt.runtime.php.opcache.number_of_strings builtin:tech.php.phpOpcache.strings.numberOfStrings
dt.runtime.php.opcache.restarts_hash builtin:tech.php.phpOpcache.restarts.hash
dt.runtime.php.opcache.restarts_manual builtin:tech.php.phpOpcache.restarts.manual
dt.runtime.php.opcache.restarts_out_of_memory builtin:tech.php.phpOpcache.restarts.outOfMemory
dt.runtime.php.opcache.strings_buffer_size builtin:tech.php.phpOpcache.strings.bufferSize
dt.runtime.php.opcache.strings_used_memory builtin:tech.php.phpOpcache.strings.usedMemory
# Mainframe / Process (Subsystem)
dt.process.zos.gcp_time builtin:tech.generic.gcpu.time
dt.process.zos.gcp_usage builtin:tech.generic.gcpu.usage
dt.process.zos.service_units builtin:tech.zos.consumed_service_units
dt.process.zos.ziip_eligible_time builtin:tech.generic.ziipEligible
dt.process.zos.ziip_time builtin:tech.generic.ziip
# Runtimes / .NET
dt.profiling.clr.threads.count builtin:tech.dotnet.managedThreads.avgNumOfActiveThreads
dt.runtime.clr.gc.collection_count builtin:tech.dotnet.gc.gen0Collections,builtin:tech.dotnet.gc.gen1Collections,builtin:tech.dotnet.gc.gen2Collections
dt.runtime.clr.gc.collection_time builtin:tech.jvm.memory.gc.collectionTime
dt.runtime.clr.gc.suspension_time builtin:tech.jvm.memory.gc.suspensionTime
dt.runtime.clr.gc.time_percentage builtin:tech.dotnet.gc.timePercentage
dt.runtime.clr.jit.time_percentage builtin:tech.dotnet.jit.timePercentage
dt.runtime.clr.memory.consumption builtin:tech.dotnet.memory.gen0Consumption,builtin:tech.dotnet.memory.gen1Consumption,builtin:tech.dotnet.memory.gen2Consumption,builtin:tech.dotnet.memory.LOHConsumption
dt.runtime.clr.threadpool.queued_work_items builtin:tech.dotnet.threadpool.queuedWorkItems
dt.runtime.clr.threadpool.threads builtin:tech.dotnet.threadpool.ioCompletionThreads,builtin:tech.dotnet.threadpool.workerThreads
# Runtimes / Java
dt.profiling.jvm.memory.allocation_bytes builtin:tech.jvm.memory.memAllocationBytes
dt.profiling.jvm.memory.allocation_count builtin:tech.jvm.memory.memAllocationCount
dt.profiling.jvm.memory.survivor_bytes builtin:tech.jvm.memory.memSurvivorsBytes
dt.profiling.jvm.memory.survivor_count builtin:tech.jvm.memory.memSurvivorsCount
dt.profiling.jvm.threads.active builtin:tech.jvm.threads.avgActiveThreadCount
dt.profiling.jvm.threads.cpu_time builtin:tech.jvm.threads.totalCpuTime
dt.profiling.jvm.threads.inactive builtin:tech.jvm.threads.avgInactiveThreadCount
# Runtimes / Apache
dt.runtime.apache.connections.socket_waiting_time builtin:tech.webserver.connections.socketWaitingTime
dt.runtime.apache.requests builtin:tech.webserver.requests
dt.runtime.apache.threads.active builtin:tech.webserver.threads.active
dt.runtime.apache.threads.idle builtin:tech.webserver.threads.idle
dt.runtime.apache.threads.max builtin:tech.webserver.threads.max
dt.runtime.apache.traffic builtin:tech.webserver.traffic
# Runtimes / IIS
dt.runtime.iis.connections.socket_waiting_time builtin:tech.webserver.connections.socketWaitingTime
dt.runtime.iis.requests builtin:tech.webserver.requests
dt.runtime.iis.threads.active builtin:tech.webserver.threads.active
dt.runtime.iis.threads.idle builtin:tech.webserver.threads.idle
dt.runtime.iis.traffic builtin:tech.webserver.traffic
# Mainframe / JVM
dt.runtime.jvm.classes.loaded builtin:tech.jvm.classes.loaded
dt.runtime.jvm.classes.total builtin:tech.jvm.classes.total
dt.runtime.jvm.classes.unloaded builtin:tech.jvm.classes.unloaded
dt.runtime.jvm.gc.collection_count builtin:tech.jvm.memory.pool.collectionCount
dt.runtime.jvm.gc.collection_time builtin:tech.jvm.memory.pool.collectionTime
dt.runtime.jvm.gc.suspension_time builtin:tech.jvm.memory.gc.suspensionTime type=gauge unit=percent
dt.runtime.jvm.gc.total_activation_count builtin:tech.jvm.memory.gc.activationCount
dt.runtime.jvm.gc.total_collection_time builtin:tech.jvm.memory.gc.collectionTime
dt.runtime.jvm.memory_pool.committed builtin:tech.jvm.memory.pool.committed
dt.runtime.jvm.memory_pool.max builtin:tech.jvm.memory.pool.max
dt.runtime.jvm.memory_pool.used builtin:tech.jvm.memory.pool.used
dt.runtime.jvm.memory.free builtin:tech.jvm.memory.runtime.free
dt.runtime.jvm.memory.max builtin:tech.jvm.memory.runtime.max
dt.runtime.jvm.memory.total builtin:tech.jvm.memory.runtime.total
dt.runtime.jvm.pgi.cpu_time_suspension builtin:tech.generic.cpu.groupSuspensionTime
dt.runtime.jvm.threads.count builtin:tech.jvm.threads.count
# Runtimes / NGINX
dt.runtime.nginx.connections.dropped builtin:tech.webserver.connections.dropped
dt.runtime.nginx.connections.handled builtin:tech.webserver.connections.handled
dt.runtime.nginx.connections.reading builtin:tech.webserver.connections.reading
dt.runtime.nginx.connections.waiting builtin:tech.webserver.connections.waiting
dt.runtime.nginx.connections.writing builtin:tech.webserver.connections.writing
dt.runtime.nginx.plus.cache.hits builtin:tech.nginx.cache.hits
dt.runtime.nginx.plus.cache.max_space builtin:tech.nginx.cache.freeSpace
dt.runtime.nginx.plus.cache.misses builtin:tech.nginx.cache.misses
dt.runtime.nginx.plus.cache.used_space builtin:tech.nginx.cache.usedSpace
dt.runtime.nginx.plus.server_zones.requests builtin:tech.nginx.serverZones.requests
dt.runtime.nginx.plus.server_zones.traffic_in builtin:tech.nginx.serverZones.trafficIn
dt.runtime.nginx.plus.server_zones.traffic_out builtin:tech.nginx.serverZones.trafficOut
dt.runtime.nginx.plus.upstream.healthy builtin:tech.nginx.upstream.healthy
dt.runtime.nginx.plus.upstream.requests builtin:tech.nginx.upstream.requests
dt.runtime.nginx.plus.upstream.traffic_in builtin:tech.nginx.upstream.trafficIn
dt.runtime.nginx.plus.upstream.traffic_out builtin:tech.nginx.upstream.trafficOut
dt.runtime.nginx.plus.upstream.unhealthy builtin:tech.nginx.upstream.unhealthy
dt.runtime.nginx.requests builtin:tech.webserver.requests
dt.runtime.nginx.traffic builtin:tech.webserver.traffic
# Mainframe / WebSphere Application Server
dt.runtime.websphere.connectionpool.concurrent_waiters builtin:tech.websphere.connectionPool.connectionPoolModule.WaitingThreadCount
dt.runtime.websphere.connectionpool.free_pool_size builtin:tech.websphere.connectionPool.connectionPoolModule.FreePoolSize
dt.runtime.websphere.connectionpool.in_use_time builtin:tech.websphere.connectionPool.connectionPoolModule.UseTime
dt.runtime.websphere.connectionpool.percent_used builtin:tech.websphere.connectionPool.connectionPoolModule.PercentUsed
dt.runtime.websphere.connectionpool.pool_size builtin:tech.websphere.connectionPool.connectionPoolModule.PoolSize
dt.runtime.websphere.connectionpool.wait_time builtin:tech.websphere.connectionPool.connectionPoolModule.WaitTime
dt.runtime.websphere.servlet.live_sessions builtin:tech.websphere.servletSessionsModule.LiveCount
dt.runtime.websphere.servlet.requests builtin:tech.websphere.webAppModule.RequestCountV2
dt.runtime.websphere.threadpool.active_threads builtin:tech.websphere.threadPoolModule.ActiveCount
dt.runtime.websphere.threadpool.pool_size builtin:tech.websphere.threadPoolModule.PoolSize
# Mainframe / WebSphere Liberty / z/OS Connect
dt.runtime.websphere.connectionpool.liberty.connection_handles builtin:tech.liberty.connectionPool.ConnectionHandleCount
dt.runtime.websphere.connectionpool.liberty.free_connections builtin:tech.liberty.connectionPool.FreeConnectionCount
dt.runtime.websphere.connectionpool.liberty.managed_connections builtin:tech.liberty.connectionPool.ManagedConnectionCount
# Services / Message processing
dt.service.messaging.process.count
dt.service.messaging.process.failure_count
dt.service.messaging.publish.count
dt.service.messaging.receive.count
# Synthetic Monitoring / Browser monitor metrics
dt.synthetic.browser.availability
dt.synthetic.browser.duration
dt.synthetic.browser.event.duration
dt.synthetic.browser.event.executions
dt.synthetic.browser.executions
# Synthetic Monitoring / HTTP monitor metrics
dt.synthetic.http.availability
dt.synthetic.http.dns builtin:synthetic.http.dns.geo
dt.synthetic.http.duration builtin:synthetic.http.duration.geo
dt.synthetic.http.duration_threshold =
dt.synthetic.http.executions builtin:synthetic.http.execution.status
dt.synthetic.http.redirects_count builtin:synthetic.http.redirectsCount.geo
dt.synthetic.http.redirects_time builtin:synthetic.http.redirectsTime.geo
dt.synthetic.http.request.dns builtin:synthetic.http.request.dns.geo
dt.synthetic.http.request.duration builtin:synthetic.http.request.duration.geo
dt.synthetic.http.request.duration_threshold =
dt.synthetic.http.request.executions
dt.synthetic.http.request.redirects_count builtin:synthetic.http.request.redirectsCount.geo
dt.synthetic.http.request.redirects_time builtin:synthetic.http.request.redirectsTime.geo
dt.synthetic.http.request.response_size builtin:synthetic.http.request.responseSize.geo
dt.synthetic.http.request.tcp_connect_time builtin:synthetic.http.request.tcpConnectTime.geo
dt.synthetic.http.request.time_to_first_byte builtin:synthetic.http.request.timeToFirstByte.geo
dt.synthetic.http.request.tls_handshake_time builtin:synthetic.http.request.tlsHandshakeTime.geo
dt.synthetic.http.request.waiting_time
dt.synthetic.http.response_size builtin:synthetic.http.responseSize.geo
dt.synthetic.http.tcp_connect_time builtin:synthetic.http.tcpConnectTime.geo
dt.synthetic.http.time_to_first_byte builtin:synthetic.http.timeToFirstByte.geo
dt.synthetic.http.tls_handshake_time builtin:synthetic.http.tlsHandshakeTime.geo
dt.synthetic.http.waiting_time
# Synthetic Monitoring / Network availability monitors metrics / Common monitor metrics
dt.synthetic.multi_protocol.availability =
dt.synthetic.multi_protocol.execution_time =
dt.synthetic.multi_protocol.executions =
dt.synthetic.multi_protocol.success_rate =
# Synthetic Monitoring / Network availability monitors metrics / DNS metrics
dt.synthetic.multi_protocol.dns.resolution_time =
# Synthetic Monitoring / Network availability monitors metrics / ICMP metrics
dt.synthetic.multi_protocol.icmp.packets_received =
dt.synthetic.multi_protocol.icmp.packets_sent =
dt.synthetic.multi_protocol.icmp.request_execution_time =
dt.synthetic.multi_protocol.icmp.round_trip_time =
dt.synthetic.multi_protocol.icmp.success_rate =
# Synthetic Monitoring / Network availability monitors metrics / Common request metrics
dt.synthetic.multi_protocol.request.availability =
dt.synthetic.multi_protocol.request.executions =
# Synthetic Monitoring / Network availability monitors metrics / Common step metrics
dt.synthetic.multi_protocol.step.availability =
dt.synthetic.multi_protocol.step.execution_time =
dt.synthetic.multi_protocol.step.executions =
dt.synthetic.multi_protocol.step.success_rate =
# Synthetic Monitoring / Network availability monitors metrics / TCP metrics
dt.synthetic.multi_protocol.tcp.connection_time =
# Synthetic Monitoring / Third party metrics
dt.synthetic.third_party.availability
dt.synthetic.third_party.executions
dt.synthetic.third_party.quality builtin:synthetic.external.quality.geo
dt.synthetic.third_party.response_time builtin:synthetic.external.responseTime.geo
dt.synthetic.third_party.step.executions
dt.synthetic.third_party.step.response_time builtin:synthetic.external.step.responseTime.geo
# Type 1: Extension metrics with the builtin:tech prefix
legacy.cassandra.KeyCache.Hit.Rate builtin:tech.cassandra.KeyCache.Hit.Rate
`;
