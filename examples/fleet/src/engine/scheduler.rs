//! `smtp-fleet scheduler`: plans queries and hands their parts to executors.

use std::io::Write as _;
use std::sync::Arc;

use ballista_core::utils::default_session_builder;
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::SchedulerConfig;
use ballista_scheduler::scheduler_process::{create_scheduler, start_grpc_service_with_listener};
use datafusion_proto::protobuf::{LogicalPlanNode, PhysicalPlanNode};
use tokio::net::TcpListener;

use crate::arguments::Scheduler;
use crate::runtime::AnyError;
use crate::{functions, log};

pub(crate) async fn scheduler(given: &Scheduler) -> Result<(), AnyError> {
    log::complain();
    let listener = TcpListener::bind((given.host.as_str(), given.port))
        .await
        .map_err(|error| format!("{}:{}: {error}", given.host, given.port))?;
    let address = listener.local_addr()?;
    let timeout = u64::from(given.executor_timeout.get());
    let config = SchedulerConfig {
        external_host: given.host.clone(),
        bind_host: given.host.clone(),
        bind_port: address.port(),
        executor_timeout_seconds: timeout,
        expire_dead_executor_interval_seconds: (timeout / 6).max(1),
        no_executors_grace_period_seconds: timeout,
        override_session_builder: Some(Arc::new(|config| {
            let mut state = default_session_builder(config)?;
            functions::register(&mut state, &[])?;
            Ok(state)
        })),
        ..SchedulerConfig::default()
    };
    let cluster = BallistaCluster::new_from_config(&config).await?;
    let scheduler = create_scheduler::<LogicalPlanNode, PhysicalPlanNode>(cluster, Arc::new(config)).await?;
    // Whoever gave 0 as the port reads it here.
    writeln!(std::io::stdout().lock(), "scheduler at {address}")?;
    Ok(start_grpc_service_with_listener(listener, scheduler).await?)
}
