// Loaded with --import before a measured program: leaves what the operating system says of the process in a file.
// An import of node:fs would load the streams as well, and so be a good part of what a short program takes.
const { writeFileSync } = process.getBuiltinModule('node:fs');

process.on('exit', () => {
  writeFileSync(process.env.BENCH_USAGE_FILE, JSON.stringify(process.resourceUsage()));
});
