using System.Security.Cryptography;
using System.Text;

namespace EscrowGrid.LocalHosting;

/// <summary>
/// Aspire's default name of a data volume: the AppHost's name, 10 digits of its path's hash, the resource's name.
/// </summary>
internal static class VolumeName
{
    public static string For<T>(IResourceBuilder<T> builder)
        where T : IResource
    {
        var application = builder.ApplicationBuilder;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(application.AppHostDirectory)));
        var name = application.Environment.ApplicationName.ToLowerInvariant();
        return $"{name}-{hash[..10]}-{builder.Resource.Name}-data";
    }
}
