using EksAccessConstructs.Benchmarks.Rbac;

RbacBenchmark.Run();
ManifestBenchmark.Run();
