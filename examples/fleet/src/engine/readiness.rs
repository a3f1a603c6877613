//! Asks a scheduler whether it has executors, before a query waits for them.

use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

/// How long one question may take.
const ANSWER: Duration = Duration::from_secs(2);

/// How long executors that were just started get to say that they are there.
const PATIENCE: Duration = Duration::from_secs(5);

/// What a scheduler says, in a few words.
#[derive(Debug)]
pub(super) enum Readiness {
    Ready(String),
    NoExecutor,
    NoScheduler(String),
}

/// Waits for a first executor, but not for long.
pub(super) async fn wait(address: &str, deadline: Instant) -> Result<(), String> {
    let give_up = deadline.min(Instant::now() + PATIENCE);
    loop {
        match ask(address).await {
            Readiness::Ready(_) => return Ok(()),
            Readiness::NoScheduler(error) => return Err(error),
            Readiness::NoExecutor if Instant::now() >= give_up => {
                return Err(format!(
                    "no executor works for the scheduler at {address}; start one with \
                     `smtp-fleet executor --scheduler {address}`"
                ));
            }
            Readiness::NoExecutor => sleep(Duration::from_millis(100)).await,
        }
    }
}

pub(super) async fn ask(address: &str) -> Readiness {
    let none = |error: &dyn std::fmt::Display| {
        Readiness::NoScheduler(format!(
            "no scheduler answers at {address} ({error}); start one with `smtp-fleet scheduler`"
        ))
    };
    match timeout(ANSWER, get(address, "/readyz")).await {
        Err(_) => none(&"it takes too long"),
        Ok(Err(error)) => none(&error),
        Ok(Ok(answer)) => match answer.split_once("\r\n\r\n") {
            Some((head, body)) if head.contains(" 200 ") => Readiness::Ready(body.trim().to_owned()),
            Some((head, _)) if head.contains(" 503 ") => Readiness::NoExecutor,
            _ => none(&"what answers there is no scheduler"),
        },
    }
}

/// The first octets of an answer, which is short.
async fn get(address: &str, path: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address).await?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.take(16 << 10).read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
