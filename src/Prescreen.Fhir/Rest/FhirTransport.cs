using System.Net;

namespace Prescreen.Fhir.Rest;

/// <summary>The socket handler a <see cref="FhirClient"/> should stand on outside tests.</summary>
public static class FhirTransport
{
    /// <summary>gzip, deflate and Brotli, no redirects, no cookies, connections renewed every five minutes so that DNS changes are seen.</summary>
    public static HttpMessageHandler Create() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate | DecompressionMethods.Brotli,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(10),
    };
}
