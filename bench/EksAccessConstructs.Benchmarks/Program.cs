using EksAccessConstructs.Benchmarks.Audit;
using EksAccessConstructs.Benchmarks.Rbac;
using EksAccessConstructs.Benchmarks.Review;

// Runs every benchmark, or those that are named.
(string Name, Action Run)[] benchmarks =
[
    ("rbac", RbacBenchmark.Run),
    ("aggregation", AggregationBenchmark.Run),
    ("manifests", ManifestBenchmark.Run),
    ("review", ReviewBenchmark.Run),
    ("audit", AuditBenchmark.Run),
];
foreach (var (_, run) in benchmarks.Where(benchmark => args.Length == 0 || args.Contains(benchmark.Name, StringComparer.OrdinalIgnoreCase)))
{
    run();
}
