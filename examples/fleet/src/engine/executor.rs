//! `smtp-fleet executor`: works on the parts of queries that a scheduler hands out.

use std::io::Write as _;
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;

use ballista_core::extension::SessionConfigExt as _;
use ballista_core::registry::BallistaFunctionRegistry;
use ballista_core::utils::default_session_builder;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use datafusion::prelude::SessionConfig;
use tempfile::TempDir;

use super::missing::Codec;
use crate::arguments::Executor;
use crate::runtime::AnyError;
use crate::{functions, log};

/// Seconds that what tasks hand on is kept, and between looks for what is older.
const KEPT: u64 = 6 * 3_600;
const CLEAN_UP: u64 = 600;

/// Seconds that a scheduler which was started at the same time gets.
const CONNECT: u16 = 10;

/// Returns its temporary folder, which goes away when nothing uses it any more.
pub(crate) async fn executor(given: &Executor) -> Result<Option<TempDir>, AnyError> {
    log::complain();
    let (host, port) = given
        .scheduler
        .rsplit_once(':')
        .and_then(|(host, port)| Some((host, port.parse().ok()?)))
        .ok_or_else(|| format!("{}: expected the host and the port of a scheduler", given.scheduler))?;
    let temporary = match given.work {
        Some(_) => None,
        None => Some(tempfile::Builder::new().prefix("smtp-fleet-").tempdir()?),
    };
    let work = given.work.as_deref().or(temporary.as_ref().map(TempDir::path)).unwrap_or(Path::new("."));
    let work = work.to_str().ok_or_else(|| format!("{}: is not UTF-8", work.display()))?;
    // Nothing but these functions and the engine's own is known here; functions are never sent.
    let mut state = default_session_builder(SessionConfig::new_with_ballista())?;
    functions::register(&mut state, &given.without)?;
    let (flight, tasks) = free_ports(&given.host)?;
    let config = ExecutorProcessConfig {
        bind_host: given.host.clone(),
        external_host: Some(given.host.clone()),
        port: flight,
        grpc_port: tasks,
        scheduler_host: host.to_owned(),
        scheduler_port: port,
        scheduler_connect_timeout_seconds: CONNECT,
        vcores: given.cores.map_or(0, |cores| cores.get().into()),
        work_dir: Some(work.to_owned()),
        job_data_ttl_seconds: KEPT,
        job_data_clean_up_interval_seconds: CLEAN_UP,
        executor_heartbeat_interval_seconds: given.heartbeat.get().into(),
        memory_pool_size: Some(u64::from(given.memory.get()) << 20),
        override_function_registry: Some(Arc::new(BallistaFunctionRegistry::from(&state))),
        override_physical_codec: Some(Arc::new(Codec::new(format!("{}:{flight}", given.host)))),
        ..ExecutorProcessConfig::default()
    };
    writeln!(std::io::stdout().lock(), "executor at {}:{flight}", given.host)?;
    start_executor_process(Arc::new(config)).await?;
    Ok(temporary)
}

/// Two ports that nobody listens at. The engine asks for numbers, so another program may take them first.
fn free_ports(host: &str) -> Result<(u16, u16), AnyError> {
    let free = || TcpListener::bind((host, 0)).map_err(|error| format!("{host}: {error}"));
    let (one, other) = (free()?, free()?);
    Ok((one.local_addr()?.port(), other.local_addr()?.port()))
}
