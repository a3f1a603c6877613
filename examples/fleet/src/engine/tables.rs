//! Sessions and their tables.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use ballista::prelude::{SessionConfigExt as _, SessionContextExt as _};
use datafusion::arrow::datatypes::DataType;
use datafusion::execution::SessionStateBuilder;
use datafusion::prelude::{JsonReadOptions, ParquetReadOptions, SessionConfig, SessionContext};

use crate::functions;
use crate::runtime::AnyError;

/// Returns a session on this machine, or one of the cluster at an address.
pub(crate) async fn context(cluster: Option<&str>) -> Result<SessionContext, AnyError> {
    let mut context = match cluster {
        None => SessionContext::new(),
        Some(address) => {
            let config = SessionConfig::new_with_ballista();
            let state = SessionStateBuilder::new().with_default_features().with_config(config).build();
            SessionContext::remote_with_state(&format!("df://{address}"), state).await?
        }
    };
    // What is on the state that a remote session is made of is lost.
    functions::register(&mut context, &[])?;
    Ok(context)
}

/// Adds a folder or file of Parquet, or a file of JSON, as a table.
pub(crate) async fn add(context: &SessionContext, name: &str, path: &Path) -> Result<(), AnyError> {
    let says = |error: &dyn Error| format!("{}: {error}", path.display());
    // Other machines read it, which are not in the folder of this one.
    let absolute = fs::canonicalize(path).map_err(|error| says(&error))?;
    let location = absolute.to_str().ok_or_else(|| format!("{}: is not UTF-8", path.display()))?;
    let is_json = matches!(path.extension().and_then(|ending| ending.to_str()), Some("json" | "ndjson"));
    if is_json {
        let ending = location.rsplit_once('.').map(|(_, ending)| format!(".{ending}")).unwrap_or_default();
        let options = JsonReadOptions::default().file_extension(&ending);
        return Ok(context.register_json(name, location, options).await.map_err(|error| says(&error))?);
    }
    let partitions = partitions(&absolute).into_iter().map(|key| (key, DataType::Utf8View)).collect();
    let options = ParquetReadOptions::default().table_partition_cols(partitions);
    context.register_parquet(name, location, options).await.map_err(|error| says(&error))?;
    let provider = context.table_provider(name).await?;
    if provider.schema().fields().is_empty() {
        return Err(format!("{}: holds no Parquet", path.display()).into());
    }
    Ok(())
}

/// Returns the keys of folders such as `day=2026-11-24`, from the outside in.
fn partitions(folder: &Path) -> Vec<String> {
    let mut keys = Vec::new();
    let mut folder = folder.to_owned();
    while let Some((key, inner)) = partition(&folder) {
        keys.push(key);
        folder = inner;
    }
    keys
}

fn partition(folder: &Path) -> Option<(String, PathBuf)> {
    fs::read_dir(folder).ok()?.filter_map(Result::ok).find_map(|entry| {
        let name = entry.file_name().into_string().ok()?;
        let (key, _) = name.split_once('=')?;
        entry.path().is_dir().then(|| (key.to_owned(), entry.path()))
    })
}
