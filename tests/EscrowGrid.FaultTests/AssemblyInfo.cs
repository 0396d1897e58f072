// Each test breaks what the others stand on.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
