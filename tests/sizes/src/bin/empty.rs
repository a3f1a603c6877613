//! Asks nothing.

#![no_std]
#![no_main]

smtp_codes_sizes::program!(|number, output| output.put(&number.to_be_bytes()));
