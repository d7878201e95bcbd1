using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Prescreen.TestServer.Tests.Support;

/// <summary>An endpoint on loopback that keeps every notification and answers as told.</summary>
public sealed class HookReceiver : IAsyncDisposable
{
    private readonly Channel<Hook> received = Channel.CreateUnbounded<Hook>();
    private readonly WebApplication application;

    private HookReceiver(WebApplication application) => this.application = application;

    public string Url { get; private set; } = "";

    /// <summary>What the endpoint answers; 200 unless set.</summary>
    public int Status { get; set; } = 200;

    public static async Task<HookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        HookReceiver receiver = new(builder.Build());
        receiver.application.Run(receiver.KeepAsync);
        await receiver.application.StartAsync(TestContext.Current.CancellationToken);
        receiver.Url = receiver.application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/hook";
        return receiver;
    }

    /// <summary>The next notification; waits for it up to the test's own time-out.</summary>
    public async Task<Hook> NextAsync()
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(20));
        return await received.Reader.ReadAsync(patience.Token);
    }

    /// <summary>Notifications that are here already.</summary>
    public int Waiting => received.Reader.Count;

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private async Task KeepAsync(HttpContext context)
    {
        using StreamReader reader = new(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        context.Response.StatusCode = Status;
        received.Writer.TryWrite(new Hook(context.Request.Method, context.Request.Path, body, context.Request.Headers["X-Key"].ToString()));
    }
}

/// <summary>A notification as it came in.</summary>
public sealed record Hook(string Method, string Path, string Body, string Key);
