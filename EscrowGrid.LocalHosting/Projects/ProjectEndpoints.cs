using System.Globalization;
using System.Net.Sockets;

namespace EscrowGrid.LocalHosting.Projects;

/// <summary>The endpoints that a project's launch profile stands for.</summary>
internal static class ProjectEndpoints
{
    /// <summary>When run: one for each URL, named by its scheme, then <c>http2</c>, <c>http3</c>, ….</summary>
    public static void AddForRun(ProjectResource project, LaunchProfile profile)
    {
        var urls = profile.Urls.Select(url => Parse(project, profile, url)).ToList();
        foreach (var byScheme in urls.GroupBy(url => url.Scheme))
        {
            foreach (var (index, url) in byScheme.Index())
            {
                var number = index == 0 ? "" : (index + 1).ToString(CultureInfo.InvariantCulture);
                // Port 0 asks for any free one.
                Add(project, url.Scheme, url.Scheme + number, url.Port == 0 ? null : url.Port);
            }
        }
    }

    /// <summary>
    /// When published: http and https, whatever the profile says, because it is not meant for production.
    /// </summary>
    public static void AddForPublish(ProjectResource project)
    {
        Add(project, "http", "http", port: null);
        Add(project, "https", "https", port: null);
    }

    private static void Add(ProjectResource project, string scheme, string name, int? port) =>
        project.Annotations.Add(new EndpointAnnotation(ProtocolType.Tcp, scheme, name, port)
        {
            IsFromLaunchProfile = true,
        });

    private static Uri Parse(ProjectResource project, LaunchProfile profile, string text)
    {
        // "http://*:5000" and "http://+:5000" are addresses to Kestrel, but no URIs.
        var uri = text.Replace("//*", "//localhost", StringComparison.Ordinal)
            .Replace("//+", "//localhost", StringComparison.Ordinal);
        if (!Uri.TryCreate(uri, UriKind.Absolute, out var url))
        {
            throw new LocalHostingException(
                $"The launch profile '{profile.Name}' of '{project.Name}' has an applicationUrl that is none: " +
                $"'{text}'.");
        }
        return url.Scheme == Uri.UriSchemeHttp ? url : throw new LocalHostingException(
            $"The launch profile '{profile.Name}' of '{project.Name}' asks for {text}, and this AppHost serves " +
            "plain HTTP only. Choose a profile with http:// addresses.");
    }
}
