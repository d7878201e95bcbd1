// Servers, processes and many writes: one test at a time is quick enough and says the same on every machine.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
