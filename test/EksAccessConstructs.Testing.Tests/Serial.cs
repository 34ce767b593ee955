// Tests of the accepted state set variables of the process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
