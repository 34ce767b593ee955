// jsii speaks to one node process over one unlocked pipe: tests that touch constructs run one after another.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
