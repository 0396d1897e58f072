using System.Text;
using System.Text.Unicode;
using EscrowGrid.Api.Errors;
using EscrowGrid.Core.Outcomes;
using Microsoft.AspNetCore.Http.Features;

namespace EscrowGrid.Api.Requests;

/// <summary>
/// Refuses paths whose percent-encoding is broken or no text (wire contract, section 1); the server would hand them on
/// half decoded.
/// </summary>
internal sealed class PathEncoding(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        return target.Contains('%') && !IsSound(target)
            ? new Problem(Problems.BadHttpRequest).WriteAsync(context)
            : next(context);
    }

    private static bool IsSound(string target)
    {
        var query = target.IndexOf('?');
        var path = query < 0 ? target : target[..query];
        var bytes = new List<byte>(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] != '%')
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(path, i, 1));
                continue;
            }

            if (i + 2 >= path.Length || !char.IsAsciiHexDigit(path[i + 1]) || !char.IsAsciiHexDigit(path[i + 2]))
                return false;
            bytes.Add(Convert.FromHexString(path.AsSpan(i + 1, 2))[0]);
            i += 2;
        }

        return Utf8.IsValid(bytes.ToArray());
    }
}
