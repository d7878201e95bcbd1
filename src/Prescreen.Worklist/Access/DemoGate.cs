using System.Net;
using Microsoft.AspNetCore.Http;
using Prescreen.Worklist.Hosting;

namespace Prescreen.Worklist.Access;

/// <summary>Whether a request may be the demonstration's user: from this machine, to this machine, and through no proxy.</summary>
internal static class DemoGate
{
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via"];

    public static bool IsOpen(HttpContext context, WorklistSettings settings)
        => settings.DemoUser is not null
            && context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            && IsLoopback(context.Request.Host.Host)
            && !ProxyHeaders.Any(context.Request.Headers.ContainsKey);

    // By name too: a name of somebody else's that leads here (DNS rebinding) isn't this machine.
    private static bool IsLoopback(string host)
        => string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
