using EksAccessConstructs.Benchmarks.Rbac;

RbacBenchmark.Run();
AggregationBenchmark.Run();
ManifestBenchmark.Run();
