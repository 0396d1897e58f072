// Most of the time of these tests is waiting for leases to run out.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
