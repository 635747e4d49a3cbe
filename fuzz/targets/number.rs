#![no_main]

#[path = "../probes/number.rs"]
mod probe;

libfuzzer_sys::fuzz_target!(|data: &[u8]| probe::number(data));
