//! Where asynchronous work runs, and the error that it may end with.

use std::error::Error;
use std::time::Duration;

pub(crate) type AnyError = Box<dyn Error + Send + Sync>;

/// Drops what the work returns when all tasks have ended, but for those that never give their thread back.
pub(crate) fn block_on<T>(work: impl Future<Output = Result<T, AnyError>>) -> Result<T, AnyError> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let done = runtime.block_on(work);
    runtime.shutdown_timeout(Duration::from_secs(1));
    done
}
