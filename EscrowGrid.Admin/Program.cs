using EscrowGrid.Admin;
using EscrowGrid.ServiceDefaults.Configuration;
using EscrowGrid.ServiceDefaults.Health;

return await ServiceProgram.RunAsync(args, arguments => arguments switch
{
    ["healthcheck", .. var rest] => HealthCheckCommand.RunAsync(rest),
    _ => AdminConsole.RunAsync(arguments),
});
