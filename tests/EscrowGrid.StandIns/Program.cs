using EscrowGrid.StandIns;

var url = Environment.GetEnvironmentVariable("ASPNETCORE_URLS") ?? "http://127.0.0.1:5790";
await using var server = await StandInServer.StartAsync(new StandInOptions
{
    Url = url,
    StripeWebhook = Target("STANDIN_STRIPE_WEBHOOK_URL"),
    CustodianWebhook = Target("STANDIN_CUSTODIAN_WEBHOOK_URL"),
    FirstNumber = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(),
});
var options = new StandInOptions();
Console.WriteLine($"STRIPE_API_URL={server.Address}");
Console.WriteLine($"STRIPE_SECRET_KEY={options.StripeKey}");
Console.WriteLine($"STRIPE_WEBHOOK_SECRET={options.StripeSecret}");
Console.WriteLine($"CUSTODIAN_API_URL={server.CustodianAddress}");
Console.WriteLine($"CUSTODIAN_API_KEY={options.CustodianKey}");
Console.WriteLine($"CUSTODIAN_WEBHOOK_SECRET={options.CustodianSecret}");
Console.WriteLine($"TRM_API_URL={server.TrmAddress}");
Console.WriteLine($"TRM_API_KEY={options.TrmKey}");
Console.WriteLine($"CHAINALYSIS_API_URL={server.ChainalysisAddress}");
Console.WriteLine($"CHAINALYSIS_API_KEY={options.ChainalysisKey}");
await server.WaitForShutdownAsync();

static Uri? Target(string name) =>
    Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? new Uri(text) : null;
