using EscrowGrid.ServiceDefaults.Sentry;
using Microsoft.Extensions.Hosting;

namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>Reads by which addresses others see the installation, and where they are told of its state.</summary>
internal sealed class OutsideSettingsLoader(SettingsReader reader, IHostEnvironment environment)
{
    private const int MaximumPort = 65_535;

    /// <summary>Null where it is not set.</summary>
    public Uri? ReadAddress(string name, bool mayNameUser = false)
    {
        if (reader.Text(name) is not { } text)
            return null;
        var isAddress = Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps
                || (address.Scheme == Uri.UriSchemeHttp && (environment.IsDevelopment() || address.IsLoopback)))
            && (mayNameUser || address.UserInfo is "");
        if (isAddress)
            return address;
        reader.Refuse(name, "not an https address");
        return null;
    }

    /// <summary>Null where it is not set: then metrics are on the port of the service alone.</summary>
    public int? ReadMetricsPort()
    {
        var port = reader.Whole(SettingNames.MetricsPort, unset: 0, MaximumPort);
        if (port == 0)
            return null;
        if (reader.Text(SettingNames.Port) is { } own && own == reader.Text(SettingNames.MetricsPort))
            reader.Refuse(SettingNames.MetricsPort, $"the same as {SettingNames.Port}; leave it out, or take another");
        return port;
    }

    /// <summary>Null where nothing is reported.</summary>
    public SentryTarget? ReadSentry()
    {
        if (ReadAddress(SettingNames.SentryDsn, mayNameUser: true) is not { } dsn)
            return null;
        var name = reader.Text(SettingNames.SentryEnvironment) ?? environment.EnvironmentName.ToLowerInvariant();
        var target = SentryTarget.Parse(dsn, name);
        if (target is null)
            reader.Refuse(SettingNames.SentryDsn, "not a DSN such as https://key@sentry.example/1");
        return target;
    }
}
