using System.Buffers;
using Microsoft.Extensions.Hosting;

namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>
/// Reads the settings of the on-chain mirror. The reference starts without its mirror when one of them is missing or
/// wrong; here that stops the start: nobody should believe a ledger to be on a chain that is not.
/// </summary>
internal sealed class ChainSettingsLoader(SettingsReader reader)
{
    private const int DayMs = 24 * 60 * 60 * 1_000;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <returns>Null when the mirror is off, or when something was refused.</returns>
    public ChainSettings? Read(IHostEnvironment environment)
    {
        if (!reader.Switch(SettingNames.OnChain, unset: false)) return null;
        var address = Address();
        var key = Hex(SettingNames.OnChainPrivateKey, reader.Secret(SettingNames.OnChainPrivateKey), digits: 64);
        var contract = Hex(SettingNames.OnChainContract, reader.Text(SettingNames.OnChainContract), digits: 40);
        var chain = ChainId(environment);
        var retryDelayMs = reader.Whole(SettingNames.OnChainRetryDelayMs, 5_000, DayMs);
        var stuckAfterMs = reader.Whole(SettingNames.OnChainStuckAfterMs, 60_000, DayMs);
        return address is null || key is null || contract is null ? null : new ChainSettings
        {
            RpcUrl = address,
            PrivateKey = key,
            Contract = contract,
            ChainId = chain,
            IsFailing = IsFailing(),
            Attempts = reader.Whole(SettingNames.OnChainRetries, 3, 100),
            RetryDelay = TimeSpan.FromMilliseconds(retryDelayMs),
            Batch = reader.Whole(SettingNames.OnChainBatch, 10, 64),
            IsSending = reader.Switch(SettingNames.OnChainWorker, unset: true),
            Confirmations = reader.Whole(SettingNames.OnChainConfirmations, 3, 64),
            StuckAfter = TimeSpan.FromMilliseconds(stuckAfterMs),
            MaxFeeGwei = reader.Whole(SettingNames.OnChainMaxFeeGwei, 500, 1_000_000),
        };
    }

    private Uri? Address()
    {
        var text = reader.Secret(SettingNames.OnChainRpcUrl);
        if (Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps))
        {
            return address;
        }

        reader.Refuse(SettingNames.OnChainRpcUrl, "required with the mirror: an http or https address");
        return null;
    }

    private string? Hex(string name, string? text, int digits)
    {
        var form = text.AsSpan();
        if (form.StartsWith("0x", StringComparison.Ordinal)) form = form[2..];
        if (form.Length == digits && !form.ContainsAnyExcept(HexDigits)) return text;
        reader.Refuse(name, $"required with the mirror: 0x and {digits} hex digits");
        return null;
    }

    /// <summary>A node of another chain is the costliest of all mistakes, so a chain has to be named.</summary>
    private int? ChainId(IHostEnvironment environment)
    {
        if (reader.Text(SettingNames.OnChainId) is not null) return reader.Whole(SettingNames.OnChainId, unset: 0);
        if (!environment.IsDevelopment())
            reader.Refuse(SettingNames.OnChainId, $"required with the mirror in {environment.EnvironmentName}");
        return null;
    }

    private bool IsFailing()
    {
        switch (reader.Text(SettingNames.OnChainFailureMode))
        {
            case null or "queue": return false;
            case "fail": return true;
            default:
                reader.Refuse(SettingNames.OnChainFailureMode, "allowed: queue, fail");
                return false;
        }
    }
}
