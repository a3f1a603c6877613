//! peer_bugs
