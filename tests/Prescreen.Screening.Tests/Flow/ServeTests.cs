using System.Net;
using System.Net.Sockets;
using Prescreen.Screening.Hosting;
using Prescreen.Screening.Tests.Support;

namespace Prescreen.Screening.Tests.Flow;

public sealed class ServeTests
{
    [Fact]
    public async Task Serve_ResultFiledInTheEhr_BecomesACandidateByItself()
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        await using var ward = await Ward.OpenAsync(address);
        await using var app = PrescreenApp.Build(ward.System, address.AbsoluteUri);
        await app.StartAsync(TestContext.Current.CancellationToken);
        await Eventually.BecomesAsync(async () => (await ward.FindAsync("Subscription?status=active")).Length > 0, true);

        await ward.AdmitAsync();
        await ward.ResultAsync("p1", "120");

        await Eventually.BecomesAsync(() => ward.StatusAsync(), "candidate");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
