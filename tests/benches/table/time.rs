//! Measures time: all rows of a group in turn, round by round, so that a disturbance meets them alike.

use std::time::{Duration, Instant};

use crate::Figures;
use crate::rows::Row;

const ROUNDS: usize = 21;
const ROUNDS_OF_LONG: usize = 5;
const ROUND: Duration = Duration::from_millis(4);

pub fn measure(rows: &mut [Row]) -> Vec<Figures> {
    let mut figures = Vec::with_capacity(rows.len());
    for group in rows.chunk_by_mut(|a, b| a.group == b.group) {
        let times: Vec<u32> = group.iter_mut().map(times_in_a_round).collect();
        let rounds = if group[0].is_long { ROUNDS_OF_LONG } else { ROUNDS };
        let mut samples = vec![Vec::with_capacity(rounds); group.len()];
        for _ in 0..rounds {
            for ((row, times), samples) in group.iter_mut().zip(&times).zip(&mut samples) {
                let started = Instant::now();
                (row.run)(*times);
                let nanoseconds = started.elapsed().as_nanos() as f64;
                samples.push(nanoseconds / (f64::from(*times) * row.operations));
            }
        }
        figures.extend(
            samples.into_iter().map(|samples| Figures { nanoseconds: median(samples), ..Figures::default() }),
        );
    }
    figures
}

fn times_in_a_round(row: &mut Row) -> u32 {
    if row.is_long {
        return 1;
    }
    let mut times = 1;
    loop {
        let started = Instant::now();
        (row.run)(times);
        let elapsed = started.elapsed();
        if elapsed > ROUND / 4 {
            let wanted = ROUND.as_secs_f64() / elapsed.as_secs_f64() * f64::from(times);
            return (wanted as u32).max(1);
        }
        times *= 2;
    }
}

fn median(mut samples: Vec<f64>) -> f64 {
    samples.sort_by(f64::total_cmp);
    samples[samples.len() / 2]
}
