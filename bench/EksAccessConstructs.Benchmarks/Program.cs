using EksAccessConstructs.Benchmarks.Rbac;
using EksAccessConstructs.Benchmarks.Review;

RbacBenchmark.Run();
AggregationBenchmark.Run();
ManifestBenchmark.Run();
ReviewBenchmark.Run();
