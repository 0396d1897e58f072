using EscrowGrid.ServiceDefaults.Configuration;
using EscrowGrid.ServiceDefaults.Health;
using EscrowGrid.Worker;
using EscrowGrid.Worker.Doctor;
using EscrowGrid.Worker.Replay;
using EscrowGrid.Worker.Resume;

return await ServiceProgram.RunAsync(args, arguments => arguments switch
{
    ["migrate", .. var rest] => Migration.RunAsync(rest),
    ["healthcheck", .. var rest] => HealthCheckCommand.RunAsync(rest),
    ["doctor", .. var rest] => DoctorCommand.RunAsync(rest),
    ["replay", .. var rest] => ReplayCommand.RunAsync(rest),
    ["resume", .. var rest] => ResumeCommand.RunAsync(rest),
    [] or ["--", ..] => Service.RunAsync(arguments),
    [var first, ..] when first.StartsWith('-') => Service.RunAsync(arguments),
    _ => Usage.RefuseAsync(),
});
