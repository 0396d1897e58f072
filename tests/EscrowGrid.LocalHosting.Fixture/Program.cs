using System.Collections;
using System.Globalization;
using EscrowGrid.LocalHosting;
using EscrowGrid.LocalHosting.Fixture;

switch (args)
{
    case ["exit", var code]:
        Console.WriteLine($"ends with {code}");
        return int.Parse(code, CultureInfo.InvariantCulture);
    case ["apphost", ..]:
        var application = DistributedApplication.CreateBuilder(args[1..]);
        FixtureModel.AddTo(application);
        await application.Build().RunAsync();
        return Environment.ExitCode;
}

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
var app = builder.Build();
app.MapGet("/health", () => "healthy");
app.MapGet("/pid", () => Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
app.MapGet("/host", (HttpContext context) => context.Request.Host.Value);
app.MapGet("/environment", () => string.Join('\n', Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
    .Select(variable => $"{variable.Key}={variable.Value}")));
app.MapPost("/crash", () => Environment.Exit(3));
app.MapPost("/echo", async (HttpContext context) => await context.Request.Body.CopyToAsync(context.Response.Body));
app.MapGet("/events", async (HttpContext context) =>
{
    context.Response.ContentType = "text/event-stream";
    await context.Response.WriteAsync("data: first\n\n");
    await context.Response.Body.FlushAsync();
    // Held open until the client leaves: a proxy that buffers would never show the first event.
    await new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
});
await app.RunAsync();
return 0;
