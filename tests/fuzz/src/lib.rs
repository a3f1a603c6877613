//! The shared parts of the fuzz targets.

pub mod against_naive;
pub mod ask;
pub mod naive;
