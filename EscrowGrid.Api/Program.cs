using EscrowGrid.Api;
using EscrowGrid.ServiceDefaults.Configuration;

return await ServiceProgram.RunAsync(args, ApiHost.RunAsync);
