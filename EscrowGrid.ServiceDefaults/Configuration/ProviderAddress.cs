using Microsoft.Extensions.Hosting;

namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>The address of a provider. A key is sent there, so nobody may listen, unless it never leaves the machine.
/// </summary>
internal static class ProviderAddress
{
    /// <returns>Ends with a slash; null when it was refused.</returns>
    public static Uri? Read(SettingsReader reader, IHostEnvironment environment, string name, string? text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && MayBePlain()))
            && address is { UserInfo: "", Query: "", Fragment: "" })
        {
            return address.AbsolutePath.EndsWith('/') ? address : new Uri($"{address.AbsoluteUri}/");
        }

        reader.Refuse(name, "required: an https address; plain http in Development and to this machine");
        return null;

        bool MayBePlain() => environment.IsDevelopment() || address.IsLoopback;
    }
}
