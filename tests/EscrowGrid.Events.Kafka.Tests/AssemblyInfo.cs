// Each test has brokers, and many a database and processes of their own: side by side they only wait for the cores.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
