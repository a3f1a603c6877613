//! What the fuzz targets share.

pub mod against_naive;
pub mod ask;
pub mod naive;
