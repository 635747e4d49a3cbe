#![no_main]

#[path = "../probes/period.rs"]
mod probe;

libfuzzer_sys::fuzz_target!(|data: &[u8]| probe::period(data));
