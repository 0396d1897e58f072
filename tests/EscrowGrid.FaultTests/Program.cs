// dotnet test does not come here: it loads the assembly. The tests start it as the worker that they kill.
using EscrowGrid.FaultTests.Jobs;

if (args is not [FaultWorker.Verb, var connectionString])
    return 64;
return await FaultWorker.RunAsync(connectionString);
