using EksAccessConstructs.Benchmarks.Rbac;

RbacBenchmark.Run();
