using EscrowGrid.ServiceDefaults.Configuration;
using EscrowGrid.ServiceDefaults.Health;
using EscrowGrid.Worker;

return await ServiceProgram.RunAsync(args, arguments => arguments switch
{
    ["migrate", .. var rest] => Migration.RunAsync(rest),
    ["healthcheck", .. var rest] => HealthCheckCommand.RunAsync(rest),
    [] or ["--", ..] => Service.RunAsync(arguments),
    [var first, ..] when first.StartsWith('-') => Service.RunAsync(arguments),
    _ => Usage.RefuseAsync(),
});
